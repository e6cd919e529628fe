import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Markup, plain } from './markup';

const html = (text: string) => render(<Markup text={text} />).container.innerHTML;

test.each([
  ['*bold* and _italic_ and ~gone~', '<strong>bold</strong> and <em>italic</em> and <s>gone</s>'],
  ['*_both_*', '<strong><em>both</em></strong>'],
  ['`code` and ```many\nlines```', '<code class="wa-code">code</code> and <code class="wa-mono">many\nlines</code>'],
  ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
  ['* not bold * and *', '<span class="wa-bullet">not bold * and *</span>'],
  ['- one\n- two\nthree', '<span class="wa-bullet">one</span><span class="wa-bullet">two</span>three'],
  ['one\ntwo', 'one\ntwo'],
  ['عرض *خاص*', 'عرض <strong>خاص</strong>'],
  ['see https://a.example/b?c=1.', 'see <a href="https://a.example/b?c=1" target="_blank" rel="noreferrer noopener">https://a.example/b?c=1</a>.'],
  ['<b>not html</b>', '&lt;b&gt;not html&lt;/b&gt;'],
  ['``` never closed', '``` never closed'],
])('%s', (text, expected) => expect(html(text)).toBe(expected));

test('A quote shows the words without their marks', () => expect(plain('*Total:*\n_NPR 5_ ```ok```')).toBe('Total: NPR 5 ok'));
