// The account of a correspondent: its user name, offered as one types a name.
(() => {
  const input = document.querySelector("[data-complete=accounts]");
  if (!input) return;
  deskCompletions(input, {
    url: input.dataset.url,
    label: ({ account }) => account,
    choose: ({ account }) => { input.value = account; },
  });
})();
