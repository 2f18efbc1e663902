// What the program suggests while an option of a command is typed.

let suggested = 0;

/** @param {HTMLInputElement} input an option that the program completes */
async function suggest(input) {
  if (!input.form) return;
  suggested += 1;
  const mine = suggested;
  const query = new URLSearchParams(location.search);
  for (const [name, value] of new FormData(input.form)) if (typeof value === 'string') query.set(name, value);
  query.set('focused', input.dataset.suggest ?? '');
  const answer = await fetch(`/suggest?${query}`);
  const choices = /** @type {{ name: string, value: string | number }[]} */ (await answer.json());
  if (mine === suggested && document.activeElement === input) offer(input, choices);
}

/**
 * @param {HTMLInputElement} input
 * @param {{ name: string, value: string | number }[]} choices
 */
function offer(input, choices) {
  const list = document.createElement('div');
  list.className = 'choices';
  list.setAttribute('role', 'listbox');
  for (const { name, value } of choices) {
    const row = document.createElement('button');
    row.type = 'button';
    row.className = 'option';
    row.setAttribute('role', 'option');
    row.textContent = name;
    row.addEventListener('click', () => {
      input.value = String(value);
      list.remove();
    });
    list.append(row);
  }
  if (choices.length === 0) list.append('No options match your search.');
  input.parentElement?.querySelector('.choices')?.remove();
  input.after(list);
}

for (const kind of ['focusin', 'input'])
  document.addEventListener(kind, (event) => {
    const input = /** @type {HTMLElement} */ (event.target);
    if (input instanceof HTMLInputElement && input.dataset.suggest) suggest(input).catch(() => undefined);
  });
document.addEventListener('focusout', ({ target, relatedTarget }) => {
  for (const list of document.querySelectorAll('.choices'))
    if (![target, relatedTarget].some((each) => each instanceof Node && list.contains(each))) list.remove();
});
