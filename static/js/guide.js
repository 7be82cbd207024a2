// Enhancements: every page is complete without them. The first part runs before the first paint.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const store = {
    get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
    set: (value) => { try { value ? localStorage.setItem("theme", value) : localStorage.removeItem("theme"); } catch {} },
  };
  const remembered = store.get();
  if (remembered === "light" || remembered === "dark") root.dataset.theme = remembered;

  const each = (selector, run) => document.querySelectorAll(selector).forEach(run);

  // A choice that equals the system's is forgotten, so that the page follows the system again.
  const theme = (button) => {
    const now = () => root.dataset.theme || (dark.matches ? "dark" : "light");
    const label = () => { button.textContent = now() === "dark" ? button.dataset.light : button.dataset.dark; };
    button.addEventListener("click", () => {
      const next = now() === "dark" ? "light" : "dark";
      if (next === (dark.matches ? "dark" : "light")) { delete root.dataset.theme; store.set(""); }
      else { root.dataset.theme = next; store.set(next); }
      label();
    });
    dark.addEventListener("change", label);
    label();
    button.hidden = false;
  };

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

  const copy = (button) => {
    if (!navigator.clipboard) return;
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(button.dataset.copy); } catch { return; }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2500);
    });
    button.hidden = false;
  };

  const printing = (button) => {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
  };

  const ready = () => {
    each("[data-theme-toggle]", theme);
    each("[data-toc]", contents);
    each("[data-copy]", copy);
    each("[data-print]", printing);
    addEventListener("beforeprint", () => each("[data-print-date]", (place) => {
      place.textContent = `${place.dataset.label} ${new Date().toLocaleDateString(root.lang, { dateStyle: "long" })}`;
    }));
  };
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", ready) : ready();
})();
