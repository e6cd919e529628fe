using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ReferenceErp.Books;

/// <summary>What one write changes and answers. Entities are whole, as they are after the change.</summary>
public sealed record Change(object Answer)
{
    public Customer? Customer { get; init; }
    public Order? Order { get; init; }
    public Applicant? Applicant { get; init; }
}

/// <summary>One line of the journal: the change, and the key under which its answer is given again, in one piece.</summary>
public sealed record JournalLine
{
    public required DateTimeOffset At { get; init; }
    public string? Key { get; init; }

    /// <summary>Method and path: a key used for something else is a mistake of the caller.</summary>
    public required string Request { get; init; }
    public required JsonElement Answer { get; init; }
    public Customer? Customer { get; init; }
    public Order? Order { get; init; }
    public Applicant? Applicant { get; init; }
}

/// <summary>The books: products and jobs from the seed, everything else in memory with a journal behind it, so that a restart or a kill loses nothing.</summary>
public sealed class Ledger : IDisposable
{
    public const string Currency = "USD";

    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().Apply();

    private readonly Lock gate = new();
    private readonly FileStream journal;
    private readonly TimeProvider time;
    private readonly bool honoursKeys;
    private readonly Dictionary<string, JournalLine> keys = [];
    private readonly Dictionary<string, Customer> customers = [];
    private readonly Dictionary<string, Order> orders = [];
    private readonly Dictionary<string, Applicant> applicants = [];

    public Ledger(IOptions<ErpOptions> options, TimeProvider time)
    {
        this.time = time;
        honoursKeys = options.Value.Idempotency == Idempotency.Keys;
        Products = Fill(Seed<Product>("products.json"), options.Value.Products);
        Jobs = Seed<Job>("jobs.json");

        Directory.CreateDirectory(options.Value.DataPath);
        journal = new FileStream(Path.Combine(options.Value.DataPath, "journal.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        Replay();
    }

    public IReadOnlyList<Product> Products { get; }
    public IReadOnlyList<Job> Jobs { get; }

    public IReadOnlyList<Customer> Customers { get { lock (gate) { return [.. customers.Values]; } } }
    public IReadOnlyList<Order> Orders { get { lock (gate) { return [.. orders.Values]; } } }
    public IReadOnlyList<Applicant> Applicants { get { lock (gate) { return [.. applicants.Values]; } } }

    public Product Product(string id) =>
        Products.FirstOrDefault(p => p.Id == id) ?? throw RefusedException.NotFound($"There is no product {id}.");

    public Customer Customer(string id) { lock (gate) { return customers.GetValueOrDefault(id) ?? throw RefusedException.NotFound($"There is no customer {id}."); } }
    public Order Order(string id) { lock (gate) { return orders.GetValueOrDefault(id) ?? throw RefusedException.NotFound($"There is no order {id}."); } }
    public Order? OrderByReference(string reference) { lock (gate) { return orders.Values.FirstOrDefault(o => o.ClientReference == reference); } }
    public Customer? CustomerByPhone(string phone) { lock (gate) { return customers.Values.FirstOrDefault(c => c.Phone == phone); } }

    /// <summary>Numbers run from 1 without gaps; call inside <see cref="Write"/>.</summary>
    public int Next(string kind) => 1 + kind switch { "customer" => customers.Count, "order" => orders.Count, _ => applicants.Count };

    /// <summary>
    /// Does one write: a key that was used is answered with its first answer, and two requests with one key never both act, because all writes wait
    /// for each other here and the answer is on the disk before the next begins.
    /// </summary>
    public JsonElement Write(string? key, string request, Func<DateTimeOffset, Change> act)
    {
        lock (gate)
        {
            if (honoursKeys && key is not null && keys.TryGetValue(key, out var first))
            {
                return first.Request == request
                    ? first.Answer
                    : throw new RefusedException(422, "key_reused", $"This Idempotency-Key was used for {first.Request}.");
            }

            var now = time.GetUtcNow();
            var change = act(now);
            var line = new JournalLine
            {
                At = now,
                Key = key,
                Request = request,
                Answer = JsonSerializer.SerializeToElement(change.Answer, Json),
                Customer = change.Customer,
                Order = change.Order,
                Applicant = change.Applicant,
            };
            journal.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n']);
            journal.Flush(flushToDisk: true);
            Apply(line);
            return line.Answer;
        }
    }

    public void Dispose() => journal.Dispose();

    private void Apply(JournalLine line)
    {
        if (line.Key is { } key) { keys.TryAdd(key, line); }
        if (line.Customer is { } customer) { customers[customer.Id] = customer; }
        if (line.Order is { } order) { orders[order.Id] = order; }
        if (line.Applicant is { } applicant) { applicants[applicant.Id] = applicant; }
    }

    /// <summary>A last line that was cut by a kill was never answered: it is dropped.</summary>
    private void Replay()
    {
        var bytes = new byte[journal.Length];
        journal.ReadExactly(bytes);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        for (var start = 0; start < whole;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            Apply(JsonSerializer.Deserialize<JournalLine>(bytes.AsSpan(start, length), Json)!);
            start += length + 1;
        }
        journal.SetLength(whole);
        journal.Seek(whole, SeekOrigin.Begin);
    }

    private static List<Product> Fill(List<Product> products, int count)
    {
        for (var i = products.Count + 1; i <= count; i++)
        {
            products.Add(products[i % 24] with { Id = $"x-{i}", Sku = $"X-{i}", Name = $"Article {i}", Description = $"Article {i} of a long list.", Price = i % 1000 + 0.5m, Plain = true });
        }
        return products;
    }

    private static List<T> Seed<T>(string name)
    {
        using var stream = typeof(Ledger).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<List<T>>(stream, Json)!;
    }
}
