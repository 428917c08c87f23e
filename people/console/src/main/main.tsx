import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { start } from './app';
import { applyTheme } from './settings';
import { App } from './ui/App';
import './ui/style/tokens.css';
import './ui/style/base.css';
import './ui/style/layout.css';
import './ui/style/components.css';
import './ui/style/pages.css';
import 'uplot/dist/uPlot.min.css';

applyTheme();
void start();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
