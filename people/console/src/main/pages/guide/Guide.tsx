import html from '../../../../../../docs/mining-guide.md';
import { Page, Panel } from '../../ui/Parts';
import { useTitle } from '../../ui/hooks';

/** The project's mining guide. Its HTML was made of the Markdown when the console was built. */
export default function Guide() {
  useTitle('Mining guide');
  return (
    <Page title="Mining guide">
      <Panel className="guide">
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </Panel>
    </Page>
  );
}
