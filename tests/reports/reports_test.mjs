// The reports of all examples as a browser shows them: node reports_test.mjs PROGRAM EXAMPLES, in a folder that has the
// packages of package.json. Screenshots are left in it for people to look at.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { figures_shown, launch, obstacles, open, rows_read } from "./browser.mjs";

const [program, examples] = process.argv.slice(2, 4).map((path) => resolve(path));
const folder = resolve("pages");
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "shots"), { recursive: true });
const browser = await launch();
let pages = 0;

// What the program says; sheets stand below the folder that it is started in, so that they may name each other.
function run(...words) {
    const done = spawnSync(program, words, { encoding: "utf8", cwd: dirname(examples), maxBuffer: 1 << 28 });
    assert.ok(done.status < 2, done.stderr);
    return done.stdout;
}

function report(paths, output, language) {
    run("report", ...paths, "--lang", language, "-q", "-o", `html=${output}`);
    return output;
}

const sheets = ["", "forms"].flatMap((part) =>
    readdirSync(join(examples, part))
        .filter((name) => name.endsWith(".yaml"))
        .map((name) => join(basename(examples), part, name)));

const failures = [];
function fail(where, flaws) {
    for (const flaw of flaws) console.error(`${where} ${flaw}`);
    failures.push(...flaws);
}

// What is wrong with a page whatever it shows.
async function flaws_of(file, look) {
    const { page, flaws, close } = await open(browser, file, look);
    ++pages;
    flaws.push(...(await obstacles(page)));
    const [scripts, overhang] = await page.evaluate(() => [
        document.scripts.length + document.querySelectorAll("img, iframe, object, link, [style], [onclick], [onerror]").length,
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ]);
    if (scripts > 0) flaws.push(`has ${scripts} elements that run or load something`);
    if (overhang > 0) flaws.push(`is ${overhang} pixels wider than its window`);
    await close();
    return flaws;
}

const digits = (text) => text.replace(/[^0-9]/g, "");

// Every figure that a sheet declares stands in its table, and on paper.
async function figures_of(file, sheet) {
    const { page, close } = await open(browser, file);
    const rows = await figures_shown(page);
    const shown = new Set(rows.flat().map(digits));
    const table = run("calc", sheet, "--output", "csv");
    const declared = table.trim().split(/\r?\n/).slice(1).map((record) => record.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g).at(6).replace(",", ""));
    const missing = declared.filter((figure) => figure !== "" && ![...shown].some((text) => text.includes(digits(figure).replace(/^0+(?=.)/, ""))));
    const pdf = join(folder, "page.pdf");
    await page.emulateMedia({ media: "print" });
    const torn = await page.evaluate(() => [...document.querySelectorAll("tr, figure, li")].filter((row) => getComputedStyle(row).breakInside !== "avoid").length);
    await page.pdf({ path: pdf, format: "A4" });
    const paper = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).replace(/\s/g, "");
    const lost = rows.flat().flatMap((text) => text.split(" ")).filter((word) => /^[0-9.,]+$/.test(word) && !paper.includes(word));
    await close();
    return [
        ...missing.map((figure) => `does not show ${figure}`),
        ...lost.map((figure) => `does not print ${figure}`),
        ...(torn > 0 ? [`may be torn apart in ${torn} places`] : []),
    ];
}

for (const language of ["en", "ja"]) {
    for (const sheet of sheets) {
        const file = report([sheet], join(folder, `${basename(sheet)}.${language}.html`), language);
        const flaws = [...(await flaws_of(file)), ...(language === "en" ? await figures_of(file, sheet) : [])];
        fail(basename(file), flaws);
    }
}

// The looks: light and dark, on a desk and on a telephone, each looked at by axe and left for people.
for (const [name, file] of [
    ["sheet.en", join(folder, "industrial-dx.yaml.en.html")],
    ["sheet.ja", join(folder, "industrial-dx.ja.yaml.ja.html")],
    ["mistake", join(folder, "extra-digit.yaml.ja.html")],
    ["world", join(folder, "event.yaml.en.html")],
    ["index.en", join(report([basename(examples)], join(folder, "index.en/"), "en"), "index.html")],
    ["index.ja", join(report([basename(examples)], join(folder, "index.ja/"), "ja"), "index.html")],
]) {
    for (const colorScheme of ["light", "dark"]) {
        for (const width of [380, 1280]) {
            const look = { colorScheme, viewport: { width, height: 900 } };
            fail(`${name} ${colorScheme} ${width}`, await flaws_of(file, look));
            const { page, close } = await open(browser, file, look);
            await page.screenshot({ path: join(folder, "shots", `${name}.${colorScheme}.${width}.png`), fullPage: true });
            await close();
        }
    }
}
fail("all.en.html", await flaws_of(report([basename(examples)], join(folder, "all.en.html"), "en")));

// A table as it is read aloud.
{
    const { page, close } = await open(browser, join(folder, "industrial-dx.yaml.en.html"));
    const rows = await rows_read(page);
    assert.deepEqual(rows.find((row) => row[0] === "columnheader line"), ["line", "requested", "previous", "approved", "held", "separate", "change"].map((word) => `columnheader ${word}`));
    const wrong = rows.find((row) => row[0] === "rowheader total cost");
    assert.deepEqual(wrong.slice(0, 4), ["rowheader total cost", "cell 85938", "cell 71737", "cell 54826 1 should be 58,038"]);
    // What is wrong shows its tape when somebody comes to it.
    const mark = page.locator("td.wrong > a");
    const tip = page.locator("td.wrong > .tip");
    assert.equal(await tip.isVisible(), false);
    await mark.focus();
    assert.equal(await tip.isVisible(), true);
    assert.match(await tip.innerText(), /54,826[^]*3,212[^]*58,038/);
    const box = await tip.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 900 && box.x >= 0, "the tape stands in the window");
    await page.screenshot({ path: join(folder, "shots", "tape.png") });
    await page.mouse.click(5, 5);
    assert.equal(await tip.isVisible(), false);
    await page.locator("td.wrong").hover();
    assert.equal(await tip.isVisible(), true);
    await close();
}

// The index filters without a script, and leads to the pages.
{
    const { page, close } = await open(browser, join(folder, "index.en/index.html"));
    const states = () => page.locator("table.index tbody tr:visible").evaluateAll((rows) => rows.map((row) => row.className));
    const every = await states();
    const ranks = ["is-wrong", "is-warned", "is-open", "is-right"];
    assert.deepEqual(every, [...every].sort((left, right) => ranks.indexOf(left) - ranks.indexOf(right)));
    for (const state of new Set(every)) {
        await page.locator(`#show-${state.slice(3)}`).check();
        assert.deepEqual(await states(), every.filter((other) => other === state));
    }
    await page.locator("#show-all").check();
    const title = await page.locator("table.index a").first().innerText();
    await page.locator("table.index a").first().click();
    assert.equal(await page.locator("h1").innerText(), title);
    await page.locator("main > p.back a").click();
    assert.equal(await page.locator("h1").innerText(), "Budget sheets, checked");
    await close();
}

// Names are words, whatever they say.
{
    const evil = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style></title><h1>x", "'><a href=javascript:alert(1)>y", "]]><svg onload=alert(1)>", "&lt;b&gt;&#60;"];
    const sheet = join(folder, "'\"><img src=x onerror=alert(1)>&#.yaml".replace("/", ""));
    writeFileSync(sheet, JSON.stringify({ title: evil.join(" "), department: evil[1], unit: evil[0], total: { requested: 5, previous: 3 },
        items: evil.map((name) => ({ name, requested: 1, previous: 1, note: name })), funding: evil.map((name) => ({ name, requested: 2, previous: 0 })) }));
    const file = report([sheet], join(folder, "evil.html"), "en");
    fail("evil.html", await flaws_of(file));
    const { page, close } = await open(browser, file);
    assert.equal(await page.locator("h1").innerText(), evil.join(" "));
    const names = await figures_shown(page);
    for (const name of evil) assert.ok(names.some((row) => row[0].startsWith(name)), name);
    await close();
}

await browser.close();
console.log(`reports: ${pages} pages looked at, ${failures.length} flaws`);
process.exit(failures.length === 0 ? 0 : 1);
