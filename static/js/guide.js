// Enhancements: every page is complete without them. The first part runs before the first paint.
(() => {
  const root = document.documentElement;
  const words = document.currentScript.dataset;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const store = {
    get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
    set: (value) => { try { value ? localStorage.setItem("theme", value) : localStorage.removeItem("theme"); } catch {} },
  };
  const remembered = store.get();
  if (remembered === "light" || remembered === "dark") root.dataset.theme = remembered;

  const each = (selector, run) => document.querySelectorAll(selector).forEach(run);

  // The browser's own frame takes the first colour it is told.
  const bar = Object.assign(document.createElement("meta"), { name: "theme-color" });
  const frame = () => {
    bar.remove();
    if (!root.dataset.theme) return;
    bar.content = document.querySelector(`[name="theme-color"][media*="${root.dataset.theme}"]`).content;
    document.head.prepend(bar);
  };

  // A choice that equals the system's is forgotten, so that the page follows the system again.
  const themes = (group) => {
    const system = () => (dark.matches ? "dark" : "light");
    const buttons = [...group.querySelectorAll("button")];
    const show = () => {
      for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.choice === (root.dataset.theme || system()));
      frame();
    };
    for (const button of buttons) button.addEventListener("click", () => {
      const chosen = button.dataset.choice;
      if (chosen === system()) { delete root.dataset.theme; store.set(""); }
      else { root.dataset.theme = chosen; store.set(chosen); }
      show();
    });
    dark.addEventListener("change", show);
    show();
    group.hidden = false;
  };

  const menu = (fold) => fold.parentElement.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });

  // The table of contents marks the last heading that has passed the upper third of the window.
  const contents = (nav) => {
    const marks = [...nav.querySelectorAll("a")].map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]).filter(([, heading]) => heading);
    let waiting = false;
    const mark = () => {
      waiting = false;
      let current = null;
      for (const [link, heading] of marks) if (heading.getBoundingClientRect().top < innerHeight / 3) current = link;
      for (const [link] of marks) link === current ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current");
    };
    addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
    mark();
  };

  const copy = (button, text) => {
    if (!navigator.clipboard) return;
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(text()); } catch { return; }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2500);
    });
    button.hidden = false;
  };

  // Code without the line breaks that its frame adds.
  const code = (block) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", hidden: true });
    button.textContent = words.code;
    button.dataset.done = words.copied;
    block.prepend(button);
    copy(button, () => block.querySelector("pre").textContent);
  };

  const printing = (button) => {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
  };

  // An address that leads to the heading of a fold opens it. What is inside of one, browsers open themselves.
  const unfold = () => {
    const fold = document.querySelector(":target")?.closest("details");
    if (fold) fold.open = true;
  };

  const ready = () => {
    unfold();
    addEventListener("load", unfold);
    addEventListener("hashchange", unfold);
    each("[data-themes]", themes);
    each(".menu details", menu);
    each("[data-toc]", contents);
    each("[data-copy]", (button) => copy(button, () => button.dataset.copy));
    each(".highlight", code);
    each("[data-print]", printing);
    addEventListener("beforeprint", () => each("[data-print-date]", (place) => {
      place.textContent = `${place.dataset.label} ${new Date().toLocaleDateString(root.lang, { dateStyle: "long" })}`;
    }));
  };
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", ready) : ready();
})();
