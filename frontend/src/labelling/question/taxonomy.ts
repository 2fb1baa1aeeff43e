// A search through the tree of categories, and what is chosen in one line. The ticks of the tree hold the answer.
import { t } from "../../text";
import { changed, make, onPlainChange, widget } from "./parts";

const MOST = 50;

const plain = (text: string): string => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase();

interface Category {
  readonly input: HTMLInputElement;
  readonly titles: string;
  readonly words: string;
}

function categories(question: HTMLFieldSetElement): Category[] {
  return Array.from(question.querySelectorAll<HTMLInputElement>(".tree label.category > input"), (input) => {
    const titles = input.closest<HTMLElement>("li")?.dataset["titles"] ?? input.value;
    return { input, titles, words: plain(titles) };
  });
}

export function enhance(question: HTMLFieldSetElement): void {
  const tree = question.querySelector<HTMLElement>(".tree");
  if (!tree) return;
  const all = categories(question);
  const search = make("input", { type: "search", autocomplete: "off" });
  const count = make("p", { className: "hint" });
  count.setAttribute("role", "status");
  const found = make("ul", { className: "found", hidden: true });
  const chosen = make("ul", { className: "chosen" });
  tree.before(widget("div", { className: "search" },
    chosen, make("label", {}, t("script_taxonomySearch"), " ", search), count, found));

  function toggle(category: Category, on: boolean): void {
    category.input.checked = on;
    changed(category.input);
    showChosen();
  }

  function showChosen(): void {
    chosen.replaceChildren(...all.filter((each) => each.input.checked).map((each) => {
      const button = make("button", { type: "button", className: "secondary" }, make("span", { dir: "auto" }, each.titles), " ×");
      button.setAttribute("aria-label", t("script_taxonomyRemove", each.titles));
      button.addEventListener("click", () => {
        toggle(each, false);
        showFound();
        search.focus();
      });
      return make("li", {}, button);
    }));
    chosen.hidden = chosen.children.length === 0;
  }

  function row(category: Category): HTMLLIElement {
    const box = make("input", { type: category.input.type, checked: category.input.checked });
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      toggle(category, box.checked);
      if (box.type === "radio") showFound(box.checked ? category : undefined);
    });
    return make("li", {}, make("label", { className: "category" }, box, make("span", { className: "title", dir: "auto" }, category.titles)));
  }

  function showFound(focus?: Category): void {
    const words = plain(search.value.trim()).split(/\s+/).filter(Boolean);
    const matches = words.length ? all.filter((each) => words.every((word) => each.words.includes(word))) : [];
    const shown = matches.slice(0, MOST);
    found.replaceChildren(...shown.map(row));
    found.hidden = words.length === 0;
    tree!.hidden = words.length > 0;
    count.textContent = words.length === 0 ? "" : t("script_taxonomyFound", matches.length);
    if (focus) found.querySelectorAll("input")[shown.indexOf(focus)]?.focus();
  }

  search.addEventListener("input", (event) => {
    event.stopPropagation();
    showFound();
  });
  const box = search.closest("div");
  box?.addEventListener("keydown", (event) => {
    const stops = [search, ...found.querySelectorAll("input")];
    const at = stops.indexOf(event.target as HTMLInputElement);
    if (at < 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      stops[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    } else if (event.key === "Enter" && at === 0 && search.value) {
      found.querySelector<HTMLInputElement>("input")?.click();
    } else if (event.key === "Escape" && search.value) {
      search.value = "";
      showFound();
      search.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  onPlainChange(question, () => {
    showChosen();
    showFound();
  });
  showChosen();
  showFound();
}
