// Writes a table of strings and of what the npm package edtf says about them, the same at every run:
//   npm install && npm run fixture
// Columns, separated by tabs:
//   string
//   verdict   valid or invalid, for the whole string
//   kind      edtf's type of the whole, - if invalid
//   earliest  day of edtf's min, .. if unbounded, - if there is none. For a Set the smallest min of its elements, since
//   latest    day of edtf's max; edtf itself takes the first and last element as written, and of a range its beginning
//   parts     for each simple date in the string, in order, part=min..max as edtf reads that part alone. Where edtf
//             reads a part only without its qualifier, it is read without. - if a part can't be read, or there is none
import edtf from 'edtf'
import { writeFileSync } from 'node:fs'

const SEED = 20140415
const COUNT = 1280

let state = SEED
function random() { // mulberry32
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const below = n => Math.floor(random() * n)
const one = list => list[below(list.length)]
const two = n => String(n).padStart(2, '0')

const year = () => random() < 0.85 ? String(1900 + below(140)) : String(1 + below(9999)).padStart(4, '0')
const month = () => `${year()}-${two(1 + below(12))}`
const lastDay = ym => new Date(Date.UTC(2000 + (Number(ym.slice(0, 4)) % 400), Number(ym.slice(5)), 0)).getUTCDate()
const day = () => { const ym = month(); return `${ym}-${two(1 + below(lastDay(ym)))}` }
const leapDay = () => `${one(['1900', '2000', '2004', '2015', '2016', '2100', '1600', '0004'])}-02-${one(['28', '29'])}`
const season = () => `${year()}-${21 + below(4)}`
const masked = () => one([
  () => `${year().slice(0, 3)}X`, () => `${year().slice(0, 2)}XX`,
  () => `${year()}-XX`, () => `${month()}-XX`, () => `${year()}-XX-XX`,
])()
const plain = () => one([year, month, day])()
const qualified = () => plain() + one(['~', '?', '%'])
const ordered = (a, b) => a <= b ? [a, b] : [b, a]
const interval = make => () => {
  const [a, b] = ordered(make(), make())
  return one([`${a}/${b}`, `${a}/${b}`, `${a}/${b}`, `${a}/..`, `../${b}`])
}
const range = () => {
  const make = one([year, month, day])
  const [a, b] = ordered(make(), make())
  return one([`[${a}..${b}]`, `[${a}..${b}]`, `[..${b}]`, `[${a}..]`])
}
const list = () => {
  const some = Array.from({ length: 1 + below(4) }, plain)
  if (random() < 0.3) some.push((() => { const [a, b] = ordered(year(), year()); return `${a}..${b}` })())
  const ends = one([['', ''], ['', ''], ['..', ''], ['', '..']])
  return `[${ends[0]}${some.join(',')}${some.at(-1).includes('..') ? '' : ends[1]}]`
}

const within = [
  [8, year], [8, month], [12, day], [2, leapDay], [5, season], [10, masked], [9, qualified],
  [14, interval(plain)], [4, interval(qualified)], [3, interval(masked)], [10, range], [6, list],
]
// written otherwise by people, or EDTF that we do not take, or that edtf does not
const beside = [
  () => { const [y, m, d] = day().split('-'); return one([`${d}.${m}.${y}`, `${d}/${m}/${y}`, `${m}-${d}-${y}`,
    `${y}.${m}.${d}`, `${m}.${y}`, `${y}${m}${d}`, `${Number(d)}.${Number(m)}.${y}`]) },
  () => `${year()}-${one(['00', '13', '20', '45', '99'])}`,
  () => `${month().slice(0, 5)}${one(['02-30', '02-31', '04-31', '06-31', '09-31', '11-31', '01-32', '03-00',
    '02-29'])}`,
  () => `${year()}-${25 + below(17)}`,
  () => `${day()}T${two(below(24))}:${two(below(60))}:${two(below(60))}${one(['', 'Z', '+08:00'])}`,
  () => one(['~', '?', '%']) + plain(),
  () => month().replace('-', one(['~-', '?-', '%-'])),
  () => `${year()}-${one(['~', '?', '%'])}${two(1 + below(12))}`,
  () => plain() + one(['~?', '?~', '~~', '!', ' ', 'BC']),
  () => season() + one(['~', '?', '%']),
  () => masked() + one(['~', '?', '%']),
  interval(season),
  () => { const [a, b] = ordered(season(), year()); return `${a}/${b}` },
  () => { const [a, b] = ordered(plain(), plain()); return a === b ? `${a}/${b}` : `${b}/${a}` },
  () => { const a = plain(); return `${a}/${a}` },
  () => { const a = day(); return `${a}/${a.slice(0, one([4, 7]))}` },
  () => one([`${plain()}/`, `/${plain()}`, '../..', '/', '../', '/..', `${plain()}/${plain()}/${plain()}`]),
  () => { const [a, b] = ordered(year(), year()); return a === b ? `[${a}..${b}]` : `[${b}..${a}]` },
  () => { const [a, b] = ordered(day(), year()); return `[${a}..${b}]` },
  () => { const [a, b] = ordered(month(), month()); return `[${a}${one(['~', '?', '%'])}..${b}]` },
  () => { const [a, b] = ordered(season(), season()); return one([`[${a}..${b}]`, `[${a}]`, `[${a},${b}]`]) },
  () => `[${masked()}]`,
  () => `[${plain()}, ${plain()}]`,
  () => `[${plain()}${one(['~', '?', '%'])},${plain()}]`,
  () => `{${plain()},${plain()}}`,
  () => one(['[..]', '[]', '[', '{}', '', '[,]', '..', '[2011', '2011]', '[2011,,2013]', '[..2011,..2013]',
    '[2011..,2013]', '[....]']),
  () => `-${plain()}`,
  () => one([`Y${10000 + below(90000)}`, `Y-${10000 + below(90000)}`, `Y17E${below(8)}`, `${year()}S2`, '0000',
    '0000-01', '000X', '00XX', '0000-00-00']),
  () => one(['XXXX', '1XXX', '19X4', '198X-03', 'XXXX-12-XX', '2014-1X', '2014-03-1X', '2014-X1', '2014-XX-05',
    '19XX-XX']),
  () => year().slice(0, one([1, 2, 3])),
  () => one(['March 2014', 'last month', 'c. 2014', '1980s', 'spring 2021', '2014-W12', '2014-075', '2014/2',
    '2009-2014', 'unknown', '２０１４', '2014–03', "2014'"]),
]
const weighted = within.flatMap(([weight, make]) => Array(weight).fill(make))

const strings = new Set()
for (let tried = 0; strings.size < COUNT; tried++) {
  const make = tried % 3 === 2 ? beside[Math.floor(tried / 3) % beside.length] : one(weighted)
  const string = make()
  if (!/[\t\n]/.test(string)) strings.add(string)
}

function read(string) {
  try { return edtf(string) } catch { return null }
}
function dayOf(time) {
  if (time === Infinity || time === -Infinity) return '..'
  if (time == null || Number.isNaN(time)) return '-'
  return new Date(time).toISOString().replace(/T.*/, '')
}
function bounds(date) {
  if (date.type !== 'Set') return [dayOf(date.min), dayOf(date.max)]
  const dates = date.values.flat()
  return [
    dayOf(date.earlier ? -Infinity : Math.min(...dates.map(d => d.min))),
    dayOf(date.later ? Infinity : Math.max(...dates.map(d => d.max))),
  ]
}
function parts(string) {
  const texts = string.replace(/^\[|\]$/g, '').split(/\/|,|\.\./).filter(text => text !== '')
  const said = texts.map(text => [text, read(text) ?? read(text.replace(/[~?%]$/, ''))])
  if (said.length === 0 || said.some(([, date]) => !date || !['Date', 'Season'].includes(date.type))) return '-'
  return said.map(([text, date]) => `${text}=${bounds(date).join('..')}`).join(' ')
}

const rows = [...strings].map(string => {
  const date = read(string)
  const said = date ? ['valid', date.type, ...bounds(date)] : ['invalid', '-', '-', '-']
  return [string, ...said, parts(string)].join('\t')
})
writeFileSync(process.argv[2], ['string\tverdict\tkind\tearliest\tlatest\tparts', ...rows, ''].join('\n'))
