using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bridge.Catalog.Products;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.Testing;
using GetProduct = Bridge.Flow.Engine.GetProduct;

namespace Bridge.Catalog.Tests.Pricing;

/// <summary>
/// A customer of the flow that is shipped, played by the engine itself, whose prices and orders are asked of the real Catalog over the bus. The time he
/// lives in is the test's.
/// </summary>
sealed class FlowCustomer(CatalogHost host, IReadOnlyList<ProductChanged> products)
{
    readonly Guid _conversation = Guid.CreateVersion7();
    readonly List<(string Title, string Id)> _taps = [];
    readonly FlowBundle _flows = new(1, Directory.EnumerateFiles(Path.Combine(Here(), "../../../services/Flow/Defaults"), "*.json")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()));
    Session? _session;
    ConversationRecord _record = ConversationRecord.Empty;
    long _items;

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    public Quote? Quote => _record.Cart?.Quote;

    public static async Task<FlowCustomer> OfAsync(CatalogHost host)
    {
        using var http = host.Http("service");
        return new FlowCustomer(host, (await http.GetFromJsonAsync<ProductChanges>("/internal/products?limit=1000"))!.Items);
    }

    public Task<string> SayAsync(string text) => TakeAsync(Item(new TextItem(text)));

    /// <summary>The newest button of that title.</summary>
    public Task<string> TapAsync(string title) => TakeAsync(Item(new TapItem(_taps.FindLast(t => t.Title == title).Id, title)));

    /// <summary>All that he reads until it is his turn again.</summary>
    async Task<string> TakeAsync(Input input)
    {
        var read = new List<string>();
        for (Input? next = input; next is not null;)
        {
            var turn = Run(next);
            (_session, _record) = (turn.Session, turn.Record);
            foreach (var content in turn.Effects.OfType<Say>().SelectMany(say => say.Messages))
            {
                read.Add(content is ButtonsContent buttons ? buttons.Body : content is TextContent text ? text.Body : "");
                _taps.AddRange(content is ButtonsContent { Buttons: var offered } ? offered.Select(b => (b.Title, b.Id)) : []);
            }

            next = turn.Effects.OfType<Request>().FirstOrDefault() is { } request ? new AnswerInput(request.EffectId, await AskAsync(request)) : null;
        }

        return string.Join('\n', read);
    }

    async Task<EffectAnswer> AskAsync(Request request)
    {
        switch (request)
        {
            case RequestQuote { Command: var quote }:
                await host.Neighbours.SendAsync("catalog-quote-price", quote);
                return new QuoteAnswer(await host.Neighbours.Received<PriceQuoted>("flow-price-quoted").FirstAsync(a => a.Effect == quote.Effect));
            case RequestOrder { Command: var order }:
                await host.Neighbours.SendAsync("catalog-place-order", order);
                return new OrderAnswer(await host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.Effect == order.Effect));
            default:
                throw new NotSupportedException(request.ToString());
        }
    }

    Turn Run(Input input)
    {
        var data = new List<Answered>();
        while (true)
        {
            switch (FlowEngine.Run(_flows, _session, _record, input, data, Context))
            {
                case Turn turn:
                    return turn;
                case Needs { Query: var query }:
                    data.Add(new Answered(query, Know(query)));
                    break;
            }
        }
    }

    EngineContext Context => new()
    {
        Now = Now, ConversationId = _conversation, Customer = Customer, Seed = Guid.CreateVersion7(), CompanyName = "Acme", Country = "GB", Currency = "USD",
    };

    Customer Customer => new() { ContactId = _conversation, PhoneNumberId = "1", Phone = "+447700900123", Name = "Ann" };

    ItemInput Item(Item item) => new(new ItemArrived
    {
        ConversationId = _conversation, Number = ++_items, SentAt = Now, ArrivedAt = Now, Customer = Customer, Item = item,
    });

    QueryAnswer Know(Query query) => query switch
    {
        FindProducts find => new ProductsPage([.. products.Where(p => p.Name[""].Equals(find.Search, StringComparison.OrdinalIgnoreCase))], 1),
        ListCategories => new GroupList([new Group("", products.Count)]),
        GetProduct get => new ProductFound(products.FirstOrDefault(p => p.ProductId == get.ProductId)),
        OwnOrders => new OrderList([]),
        OwnApplications => new ApplicationList([]),
        _ => throw new NotSupportedException(query.ToString()),
    };

    static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
