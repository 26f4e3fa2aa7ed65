// The browser, and what is asked of every page in it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const packages = createRequire(join(process.cwd(), "package.json")); // installed where the test runs
const { chromium } = packages("playwright-core");
const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

export const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

// Opens a page of a file. What it asks for besides itself, and what it complains of, is left in `flaws`.
export async function open(browser, file, look = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...look });
    const page = await context.newPage();
    const flaws = [];
    const own = pathToFileURL(file).href;
    page.on("request", (request) => request.url().split("#")[0] !== own && flaws.push(`asks for ${request.url()}`));
    page.on("console", (message) => flaws.push(`says ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => flaws.push(`fails: ${error}`));
    page.on("dialog", (dialog) => {
        flaws.push(`shows a dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    await page.goto(own);
    return { page, flaws, close: () => context.close() };
}

// What hinders people who do not see, cannot point, or see little.
export async function obstacles(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
    return violations.map(({ id, nodes }) => `${id}: ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}: ${nodes[0].failureSummary}`);
}

// The rows of the tables that readers of screens see, each a list of `role name`.
export async function rows_read(page) {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
    const words = (node) => {
        if (node.role?.value === "StaticText") return node.name.value;
        return (node.childIds ?? []).map((id) => words(by_id.get(id))).join(" ");
    };
    const cells = (node) =>
        (node.childIds ?? []).flatMap((id) => {
            const child = by_id.get(id);
            const role = child.role?.value;
            if (["rowheader", "columnheader", "cell", "gridcell"].includes(role)) {
                return [`${role} ${words(child).replace(/\s+/g, " ").trim()}`];
            }
            return child.ignored || role === "generic" ? cells(child) : [];
        });
    return nodes.filter((node) => node.role?.value === "row").map(cells);
}

// The tables of figures: of each row its name and the words of its cells, as they are printed.
export const figures_shown = (page) =>
    page.evaluate(() =>
        [...document.querySelectorAll("table.figures tbody tr:not(.head)")].map((row) =>
            [...row.children].map((cell) => {
                const copy = cell.cloneNode(true);
                for (const tip of copy.querySelectorAll(".tip, .under")) tip.remove();
                return copy.textContent.replace(/\s+/g, " ").trim();
            })));
