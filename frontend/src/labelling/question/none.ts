// "Nothing here fits" and any other answer exclude each other.

export function none(question: HTMLFieldSetElement): void {
  const box = question.querySelector<HTMLInputElement>("input[data-none]");
  if (!box) return;
  question.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.name !== box.name) return;
    if (field !== box) {
      if (field.type !== "checkbox" || field.checked) box.checked = false;
    } else if (box.checked) {
      question.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked").forEach((other) => {
        if (other !== box && other.name === box.name) other.checked = false;
      });
    }
  });
}
