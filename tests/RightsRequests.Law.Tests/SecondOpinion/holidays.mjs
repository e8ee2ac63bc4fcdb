// Prints {"REGION": ["2000-01-01", ...]} of French public holidays; arguments: first year, last year, regions ("FR" is the country).
import Holidays from "date-holidays";

const [first, last, ...regions] = process.argv.slice(2);
const answer = {};
for (const region of regions) {
  const calendar = region === "FR" ? new Holidays("FR") : new Holidays("FR", region);
  const days = new Set();
  for (let year = Number(first); year <= Number(last); year++) {
    for (const holiday of calendar.getHolidays(year)) {
      if (holiday.type === "public") {
        days.add(holiday.date.slice(0, 10));
      }
    }
  }
  answer[region] = [...days].sort();
}
console.log(JSON.stringify(answer));
