import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderConsole } from '@/test/render';
import { SearchField } from './search-field';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const typed = (value: string) => fireEvent.change(screen.getByRole('searchbox'), { target: { value } });
const rest = () => act(() => vi.advanceTimersByTime(300));

it('tells what is searched once typing rests', () => {
  const onChange = vi.fn();
  renderConsole(<SearchField label="Search" placeholder="" value="" onChange={onChange} />);
  typed('sh');
  typed('shelf');
  expect(onChange).not.toHaveBeenCalled();
  rest();
  expect(onChange.mock.calls).toEqual([['shelf']]);
});

it('is emptied by Escape, which then does not leave the pane', () => {
  const onChange = vi.fn();
  const leave = vi.fn();
  renderConsole(<div onKeyDown={leave}><SearchField label="Search" placeholder="" value="" onChange={onChange} /></div>);
  typed('shelf');
  rest();
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
  expect(leave).not.toHaveBeenCalled();
  rest();
  expect(onChange).toHaveBeenLastCalledWith('');
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
  expect(leave).toHaveBeenCalledOnce();
});

it('follows the address when that is changed from elsewhere', () => {
  const onChange = vi.fn();
  const { rerender } = renderConsole(<SearchField label="Search" placeholder="" value="shelf" onChange={onChange} />);
  rerender(<SearchField label="Search" placeholder="" value="" onChange={onChange} />);
  expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('');
  rest();
  expect(onChange).not.toHaveBeenCalled();
});
