using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.Flow.Engine.Definition;
using Bridge.Testing.Fuzzing;

namespace Bridge.Flow.Tests;

/// <summary>Whatever an author, an import or an older version brings as a flow is read, told what is wrong with it, and goes no further than a polite sentence.</summary>
public sealed class FlowFuzzTests
{
    static readonly JsonObject[] Right = [.. Directory.GetFiles(Defaults(), "*.json").Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())];

    static readonly Item[] Said =
        [new TextItem("hi"), new TextItem("2"), new TextItem("agent"), new TextItem("{name} {{7*7}} \0"), new TextItem("مرحبا"), new TapItem("1.x.1.menu:order", "Order"), new LocationItem(27.7, 85.3, null, null), new UnknownItem("poll")];

    [Fact]
    public Task No_definition_is_a_fault_of_the_engine() => Fuzz.RunAsync("flow definitions, read, checked and played", 200, random =>
    {
        var which = random.Next(Right.Length);
        var flow = Right[which].DeepClone();
        for (var i = random.Next(4); i >= 0; i--)
        {
            flow = JsonMutator.Mutate(random, flow);
        }

        var flows = Right.ToDictionary(f => f["id"]!.GetValue<string>());
        flows[Right[which]["id"]!.GetValue<string>()] = flow.AsObject();
        if (random.Next(10) == 0)
        {
            FlowDifference.Between(Right[which], flow.AsObject());
            Wording.Of(flow.AsObject());
        }

        var bundle = new FlowBundle(1, flows);
        if (random.Next(5) == 0)
        {
            FlowValidator.Check(bundle, ["en", "ar"]);
        }

        var (session, record) = ((Session?)null, ConversationRecord.Empty);
        for (var number = 1; number <= 4; number++)
        {
            var turn = Play(bundle, session, record, number, Said[random.Next(Said.Length)]);
            (session, record) = (turn.Session, turn.Record);
        }
    });

    static Turn Play(FlowBundle flows, Session? session, ConversationRecord record, int number, Item item)
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, number, 0, TimeSpan.Zero);
        var customer = new Customer { ContactId = Guid.Empty, PhoneNumberId = "1", Phone = "+9779812345678", Name = "Asha" };
        var context = new EngineContext
        {
            Now = now, ConversationId = Guid.Empty, Customer = customer, Seed = new Guid(number, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), CompanyName = "Acme", Country = "NP", Currency = "NPR",
        };
        var input = new ItemInput(new ItemArrived { ConversationId = Guid.Empty, Number = number, SentAt = now, ArrivedAt = now, Customer = customer, Item = item });
        var data = new List<Answered>();
        while (true)
        {
            switch (FlowEngine.Run(flows, session, record, input, data, context))
            {
                case Turn turn:
                    return turn;
                case Needs needs:
                    Assert.InRange(data.Count, 0, 64);
                    data.Add(new Answered(needs.Query, Answer(needs.Query)));
                    break;
            }
        }
    }

    static QueryAnswer Answer(Query query) => query switch
    {
        FindProducts => new ProductsPage([], 0),
        ListCategories or ListDepartments => new GroupList([new Group("Mugs", 2)]),
        GetProduct or GetProductByRetailerId => new ProductFound(null),
        FindJobs => new JobsPage([], 0),
        GetJob => new JobFound(null),
        OwnOrders => new OrderList([]),
        _ => new ApplicationList([]),
    };

    static string Defaults([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "services", "Flow", "Defaults"));
}
