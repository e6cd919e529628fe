// How long an acknowledgement takes at each rate, as SVG. The time grows by tens: what is of interest lies between a millisecond and ten seconds.
const wide = 720, high = 360, left = 64, right = 96, top = 24, bottom = 44;

export function chart({ bare, steps }) {
  const most = Math.max(bare, steps.at(-1).rate);
  const x = (rate) => left + (rate / most) * (wide - left - right);
  const y = (ms) => high - bottom - (Math.log10(Math.min(Math.max(ms, 1), 10_000)) / 4) * (high - top - bottom);
  const at = (value) => value.toFixed(1);
  const path = (name) => steps.map((step, n) => `${n ? 'L' : 'M'}${at(x(step.rate))} ${at(y(step[name]))}`).join('');
  const tens = [[1, '1 ms'], [10, '10 ms'], [100, '100 ms'], [1000, '1 s'], [10000, '10 s']];
  const every = most > 12_000 ? 5000 : 2000;
  const rates = Array.from({ length: Math.floor(most / every) + 1 }, (_, n) => n * every);
  const last = { median: y(steps.at(-1).median), p99: Math.min(y(steps.at(-1).p99), y(steps.at(-1).median) - 14) };
  const series = (name, label) =>
    `<path class="${name}" d="${path(name)}"/>${steps.map((step) => `<circle class="${name}" cx="${at(x(step.rate))}" cy="${at(y(step[name]))}" r="3"/>`).join('')}<text class="${name}" x="${at(x(steps.at(-1).rate) + 8)}" y="${at(last[name] + 4)}">${label}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-label="Time to acknowledge a webhook by webhooks a second">
<style>
text{font:12px system-ui,sans-serif;fill:#4b5563}.grid{stroke:#d1d5db}.bar{stroke:#b45309;stroke-dasharray:4 4}text.bar{fill:#b45309;stroke:none}
path{fill:none;stroke-width:2}path.median{stroke:#0f766e}circle.median,text.median{fill:#0f766e}path.p99{stroke:#4f46e5}circle.p99,text.p99{fill:#4f46e5}
@media (prefers-color-scheme:dark){text{fill:#9ca3af}.grid{stroke:#374151}.bar{stroke:#fbbf24}text.bar{fill:#fbbf24}path.median{stroke:#2dd4bf}circle.median,text.median{fill:#2dd4bf}path.p99{stroke:#a5b4fc}circle.p99,text.p99{fill:#a5b4fc}}
</style>
${tens.map(([ms, label]) => `<line class="grid" x1="${left}" x2="${wide - right}" y1="${at(y(ms))}" y2="${at(y(ms))}"/><text x="${left - 8}" y="${at(y(ms) + 4)}" text-anchor="end">${label}</text>`).join('\n')}
${rates.map((rate) => `<text x="${at(x(rate))}" y="${high - bottom + 20}" text-anchor="middle">${rate.toLocaleString('en')}</text>`).join('')}
<text x="${left}" y="${high - 6}">webhooks a second; the time from when each was due to its 200</text>
<line class="bar" x1="${left}" x2="${wide - right}" y1="${at(y(250))}" y2="${at(y(250))}"/><text class="bar" x="${wide - right + 6}" y="${at(y(250) + 4)}">Meta: 250 ms</text>
<line class="bar" x1="${at(x(bare))}" x2="${at(x(bare))}" y1="${top}" y2="${high - bottom}"/><text class="bar" x="${at(x(bare) - 6)}" y="${top - 8}" text-anchor="end">a bare signature check: ${bare.toLocaleString('en')}/s</text>
${series('p99', '99th')}
${series('median', 'median')}
</svg>
`;
}
