interface Day {
  day: string;
  orders: number;
}

/** The thirty days up to today, oldest first: the server leaves out those on which nothing was ordered. */
export function everyDay(counted: readonly Day[], today: string): Day[] {
  const orders = new Map(counted.map(({ day, orders: count }) => [day, count]));
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: 30 }, (_, index) => {
    const day = new Date(last - (29 - index) * 86_400_000).toISOString().slice(0, 10);
    return { day, orders: orders.get(day) ?? 0 };
  });
}
