import { expect, it } from 'vitest';
import { mappingOf, modelNamed } from '../../../src/ai/models/names.ts';

it.each([
  ['llama-3.3-70b-versatile', 'openai/gpt-oss-120b'],
  ['Groq Llama 3.3', 'openai/gpt-oss-120b'],
  ['llama-3.1-8b-instant', 'openai/gpt-oss-20b'],
  ['llama3-70b-8192', 'openai/gpt-oss-120b'],
  ['mixtral-8x7b-32768', 'openai/gpt-oss-120b'],
  ['Groq Mixtral', 'openai/gpt-oss-120b'],
  ['gpt-oss-20b', 'openai/gpt-oss-20b'],
  ['Gemini Pro', 'gemini-3.1-pro-preview'],
  ['gemini-1.5-pro', 'gemini-3.1-pro-preview'],
  ['Gemini Flash', 'gemini-3.5-flash-lite'],
  ['gemini-1.5-flash', 'gemini-3.5-flash-lite'],
  ['gemini-2.0-flash-lite', 'gemini-3.5-flash-lite'],
  ['gemini-3.8-flash', 'gemini-3.8-flash'],
  ['openai/gpt-oss-20b', 'openai/gpt-oss-20b'],
  ['qwen/qwen3.8-27b', 'qwen/qwen3.8-27b'],
])('%s means %s', (name, model) => {
  expect(modelNamed(name)).toBe(model);
});

it('says once which names mean something else', () => {
  expect(mappingOf(['mixtral-8x7b-32768', 'gemini-3.8-flash'])).toBe(
    'these models are gone or have another name, and others are asked: mixtral-8x7b-32768 → openai/gpt-oss-120b',
  );
  expect(mappingOf(['gemini-3.8-flash'])).toBeUndefined();
});
