/// TDX through the reports of the Linux kernel's configfs (`tsm`, from Linux 6.7 on).
@NullMarked
package network.khala.tee.tsm;

import org.jspecify.annotations.NullMarked;
