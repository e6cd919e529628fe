import type { ReactNode } from 'react';
import styles from './content.module.css';

/** A strip under the bubble that the customer can tap. */
export const Option = ({ icon, children, tapped = false }: { icon: ReactNode; children: ReactNode; tapped?: boolean }) => (
  <li className={styles.option} data-tapped={tapped}>{icon}<bdi>{children}</bdi></li>
);
