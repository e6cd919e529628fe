using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using CsCheck;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What holds whatever a customer, an ERP or an author does.</summary>
public class PropertiesTests
{
    private static readonly string[] Words =
    [
        "hi", "menu", "back", "stop", "agent", "pen", "mug", "50 pcs", "٥٠", "५०", "uma dúzia", "yes", "no", "", " ", "😀😀😀", "12 Garden Street, Leeds", "شارع الملك فهد ١٢",
        "ann@example.com", "+44 7700 900123", "-5", "0", "99999999999999999999", "\u0000", "\ud800", "e\u0301\u200d\ufe0f", "{company}", "1.2.3", "ok", "português", "العربية", "نعم",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.OneOf(Words), Gen.String, Gen.Char.Array[0, 3000].Select(letters => new string(letters)));

    private static readonly Gen<Item> AnyItem = Gen.Frequency(
        (8, Text.Select(Item (text) => new TextItem(text))),
        (1, Gen.Select(Gen.Enum<MediaKind>(), Gen.OneOf("application/pdf", "image/jpeg", "", "x/y; z")).Select(Item (kind, mime) => new MediaItem(World.Id(8, 1), kind, mime, null, null, null))),
        (1, Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Text.Null()).Select(Item (latitude, longitude, name) => new LocationItem(latitude, longitude, name, null))),
        (1, Gen.Select(Text, Text, Gen.Bool).Select(Item (name, phone, own) => new ContactItem(name, [phone], own))),
        (1, Gen.Select(Gen.OneOf("SKU-1", "P2", "nothing"), Gen.Int[-1, 200]).Array[0, 25].Select(Item (lines) => new CartItem([.. lines.Select(line => new CartItemLine(line.Item1, line.Item2))], null))),
        (1, Gen.OneOf<Item>(new ReactionItem("👍"), new EditItem("wamid.1", "x"), new RevokeItem("wamid.1"), new UnknownItem("poll"), new Tombstone(), new TakenOver(World.Id(9, 1)), new HandedBack(null), new HandedBack(null))),
        (1, Text.Select(Item (text) => new TapItem(text, text))),
        (1, Gen.Select(Gen.OneOf("menu:order", "product:00000000000000000000000000000000", "confirm:00000000000070008000000000000001:1", "page:0", "page:-1", "quantity:0", "option:x", "group:1"), Gen.Int[0, 9])
            .Select(Item (option, visit) => new TapItem(new ReplyId(World.Id(9, 9), visit, option).ToString(), "x"))));

    /// <summary>A move of the world; the number picks among what was offered.</summary>
    internal static readonly Gen<(Item? Item, int Tap, string Erp, int Hours, int Other)> Move = Gen.Select(
        AnyItem.Null(0.7),
        Gen.Int[0, 1000],
        Gen.OneOf("ok", "ok", "ok", "rejected", "refused", "unavailable", "unknown", "total_differs", "silent", "repeated", "small"),
        Gen.Frequency((12, Gen.Const(0)), (1, Gen.Int[1, 300])),
        Gen.Int[0, 30]);

    [Fact]
    public void Whatever_is_said_ends_in_something_that_can_be_sent_and_leaves_a_way_forward() =>
        Gen.Select(Move.Array[1, 40], Gen.OneOf("+447700900123", "+966501234567", "+5511988880002", "+9779812345678", null)).Sample((moves, phone) =>
        {
            var conversation = new Conversation(Source.Defaults, World.Large()) { Payments = phone is null ? [new(PaymentMethod.Cash), new(PaymentMethod.Link)] : [new(PaymentMethod.Cash)] };
            conversation.Customer = conversation.Customer with { Phone = phone, UserId = "BR.1" };
            foreach (var move in moves)
            {
                Check(conversation, Play(conversation, move));
            }

            Assert.Equal(conversation.Erp.Written.Distinct(), conversation.Erp.Written);
            conversation.Erp.Mode = "ok";
            conversation.Item(new HandedBack(null));
            Assert.Contains(conversation.Text("menu"), effect => effect is Say { Messages: [.., ListContent] });
        }, iter: 120);

    [Fact]
    public void The_same_input_has_the_same_outcome() =>
        Move.Array[1, 25].Sample(moves =>
        {
            var one = new Conversation(Source.Defaults, World.Large());
            var other = new Conversation(Source.Defaults, World.Large());
            foreach (var move in moves)
            {
                Assert.Equal(Print(Play(one, move), one), Print(Play(other, move), other));
            }
        }, iter: 40);

    [Fact]
    public void A_recorded_trace_that_is_played_again_gives_the_same_session_and_effects() =>
        Move.Array[1, 25].Sample(moves =>
        {
            var conversation = new Conversation(Source.Defaults, World.Large());
            var recorded = new List<(string Given, Input Input, EngineContext Context)>();
            var came = new List<string>();
            conversation.Ran = (session, record, input, data, context) => recorded.Add((JsonSerializer.Serialize(new Recorded(session, record, data)), input, context));
            conversation.Took = turn => came.Add(Print(turn));
            foreach (var move in moves)
            {
                Play(conversation, move);
            }

            Assert.Equal(recorded.Count, came.Count);
            Assert.All(recorded.Zip(came), turn =>
            {
                var given = JsonSerializer.Deserialize<Recorded>(turn.First.Given)!;
                Assert.Equal(turn.Second, Print(Assert.IsType<Turn>(FlowEngine.Run(Source.Defaults, given.Session, given.Record, turn.First.Input, given.Data, turn.First.Context))));
            });
        }, iter: 40);

    /// <summary>Taps of every age, on whatever was ever offered, with just enough words between them for orders to come about.</summary>
    [Fact]
    public void No_sequence_of_taps_old_or_new_places_a_draft_twice()
    {
        string[] words = ["hi", "pen", "coffee mug", "3", "50 pcs", "12 Garden Street, Leeds", "yes"];
        var said = Gen.Frequency((4, Gen.Int[0, 1000].Select(tap => (Word: -1, Tap: tap))), (3, Gen.Int[0, words.Length - 1].Select(word => (Word: word, Tap: 0))), (3, Gen.Int[0, 8].Select(back => (Word: -2, Tap: back))));
        var placed = 0;
        Gen.Select(said, Gen.OneOf("ok", "ok", "ok", "rejected", "unavailable", "unknown", "total_differs", "silent")).Array[20, 60].Sample(moves =>
        {
            var conversation = new Conversation(Source.Defaults, World.Small());
            foreach (var way in words[2..6])
            {
                conversation.Text(way);
            }

            foreach (var ((word, tap), erp) in moves)
            {
                conversation.Erp.Mode = erp;
                _ = word >= 0 ? conversation.Text(words[word]) : word == -2 ? conversation.TapConfirm(tap) : conversation.TapAny(tap);
            }

            Assert.Equal(conversation.Erp.Written.Distinct(), conversation.Erp.Written);
            Interlocked.Add(ref placed, conversation.Erp.Written.Count);
        }, iter: 150);
        Assert.InRange(placed, 100, int.MaxValue);
    }

    [Fact]
    public void An_authors_mistakes_are_outcomes_and_problems_never_exceptions() =>
        Gen.Select(Gen.Int[0, 100_000].Array[1, 6], Move.Array[1, 10]).Sample((places, moves) =>
        {
            var broken = new FlowBundle(2, Source.Defaults.Flows.ToDictionary(flow => flow.Key, flow => (JsonObject)flow.Value.DeepClone()));
            foreach (var place in places)
            {
                Break(broken, place);
            }

            Assert.NotNull(FlowValidator.Check(broken, ["en", "ar"]));
            var conversation = new Conversation(broken, World.Small());
            foreach (var move in moves)
            {
                foreach (var say in Play(conversation, move).OfType<Say>())
                {
                    Assert.All(say.Messages, WhatsAppLimits.Keeps);
                }
            }
        }, iter: 120);

    internal static IReadOnlyList<Effect> Play(Conversation conversation, (Item? Item, int Tap, string Erp, int Hours, int Other) move)
    {
        conversation.Now += TimeSpan.FromHours(move.Hours);
        conversation.Erp.Mode = move.Erp;
        if (move.Item is { } item)
        {
            return conversation.Item(item, late: move.Other == 30);
        }

        return move.Other switch
        {
            0 => conversation.Take(new ReachableInput()),
            1 => conversation.Take(new TimerInput("quiet")),
            3 => conversation.Take(new TimerInput("silence")),
            2 => conversation.Take(new AnswerInput("stale", new TimedOutAnswer())),
            _ => conversation.TapAny(move.Tap),
        };
    }

    private static void Check(Conversation conversation, IReadOnlyList<Effect> effects)
    {
        foreach (var say in effects.OfType<Say>())
        {
            Assert.InRange(say.Messages.Count, 1, new Limits().MessagesPerTurn);
            Assert.All(say.Messages, WhatsAppLimits.Keeps);
        }

        Assert.DoesNotContain(effects, effect => effect is Note { Code: "flow_failed" });
        if (conversation.Session is { } session)
        {
            Assert.NotEmpty(session.Frames);
            Assert.NotNull(Flows.Of(Source.Defaults).Step(session.Frames[^1]));
            Assert.Null(session.Pending);
            Assert.InRange(JsonSerializer.Serialize(session).Length, 1, 64 * 1024);
        }
    }

    internal static string Print(IReadOnlyList<Effect> effects, Conversation conversation) =>
        JsonSerializer.Serialize(effects.Select(effect => (object)effect)) + JsonSerializer.Serialize(conversation.Session) + JsonSerializer.Serialize(conversation.Record);

    private static string Print(Turn turn) =>
        JsonSerializer.Serialize(new { Effects = turn.Effects.Select(effect => (object)effect), turn.Session, turn.Record, turn.Trace });

    /// <summary>What the engine was given, as it would be kept.</summary>
    private sealed record Recorded(Session? Session, ConversationRecord Record, IReadOnlyList<Answered> Data);

    /// <summary>Takes away or replaces one node of one flow.</summary>
    private static void Break(FlowBundle flows, int place)
    {
        var nodes = flows.Flows.OrderBy(flow => flow.Key, StringComparer.Ordinal).SelectMany(flow => Below(flow.Value)).Where(node => node.Parent is not null).ToList();
        var node = nodes[place % nodes.Count];
        JsonNode? other = (place % 5) switch { 0 => null, 1 => JsonValue.Create(7), 2 => JsonValue.Create("x"), 3 => new JsonObject(), _ => new JsonArray(JsonValue.Create(true)) };
        switch (node.Parent)
        {
            case JsonObject map:
                map[node.GetPropertyName()] = other;
                break;
            case JsonArray list:
                list[node.GetElementIndex()] = other;
                break;
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject map => map.Select(entry => entry.Value).OfType<JsonNode>().SelectMany(Below).Prepend(node),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Below).Prepend(node),
        _ => [node],
    };
}
