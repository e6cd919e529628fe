import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/styles/fonts.css';
import '@/styles/tokens.css';
import '@/styles/base.css';
import { SandboxApp } from './sandbox-app';

const root = document.getElementById('root');
if (!root) throw new Error('phone.html has no #root');
createRoot(root).render(<StrictMode><SandboxApp /></StrictMode>);
