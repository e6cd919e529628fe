import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { loadLanguage, startI18n, useTranslation } from '.';

describe('the words of a page', () => {
  it('are said as they stand, filled in, counted, and in the language that is shown', async () => {
    await startI18n();
    const { result, rerender } = renderHook(useTranslation);
    expect(result.current.t('chats.title')).toBe('Chats');
    expect(result.current.t('chats.empty.searched', { search: 'mug' })).toBe('No conversation matches “mug”.');
    expect(result.current.t('chats.unread', { count: 2 })).toBe('2 unread messages');
    await loadLanguage('ar');
    rerender();
    expect(result.current.t('chats.title')).not.toBe('Chats');
    await loadLanguage('en');
  });
});
