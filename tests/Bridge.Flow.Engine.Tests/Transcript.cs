using System.Globalization;
using System.Text;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>
/// A journey as one reads it: <c>&gt; words</c>, <c>&gt; [a tap]</c>, <c>&gt; [an old tap]^2</c>, <c>&gt; [a tap]: words</c> that quote its message, <c>&gt; {voice}</c>, <c>&gt; words &amp;</c>
/// where more follows before it is quiet (<c>&amp;&amp;</c>: and is here already), and <c># directives</c> of the
/// world; below each what the bot said and did.
/// </summary>
internal static class Transcript
{
    public static string Play(string script)
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        var transcript = new StringBuilder();
        foreach (var line in script.Split('\n').Where(line => line.StartsWith('>') || line.StartsWith('#')))
        {
            transcript.Append(line).Append('\n').Append(Play(conversation, line)).Append('\n');
        }

        return transcript.ToString();
    }

    /// <summary>What one line led to.</summary>
    public static string Play(Conversation conversation, string line)
    {
        var transcript = new StringBuilder();
        foreach (var effect in line[0] == '#' ? Direct(conversation, line[1..].Trim()) : Hear(conversation, line[1..].Trim()))
        {
            Print(transcript, effect);
        }

        return transcript.ToString();
    }

    private static IReadOnlyList<Effect> Hear(Conversation conversation, string words) =>
        words.EndsWith("&&", StringComparison.Ordinal) ? conversation.Item(new TextItem(words[..^2].Trim()), wordsFollow: true)
        : words.EndsWith('&') ? Say(conversation, words[..^1].Trim()) : [.. Say(conversation, words), .. conversation.BeQuiet()];

    private static IReadOnlyList<Effect> Say(Conversation conversation, string words)
    {
        if (words.StartsWith('['))
        {
            var end = words.LastIndexOf(']');
            var (tap, rest) = (words[1..end], words[(end + 1)..]);
            var back = rest.StartsWith('^') ? int.Parse(rest[1..2], CultureInfo.InvariantCulture) : 1;
            return rest.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var says ? conversation.Quote(rest[(says + 2)..], tap, back) : conversation.Tap(tap, back);
        }

        return words switch
        {
            "{voice}" => conversation.Item(new MediaItem(World.Id(8, 1), MediaKind.Voice, "audio/ogg", null, null, null)),
            "{photo}" => conversation.Item(new MediaItem(World.Id(8, 2), MediaKind.Image, "image/jpeg", null, null, null)),
            "{page}" => conversation.Item(new MediaItem(World.Id(8, 4), MediaKind.Image, "image/jpeg", null, null, null)),
            "{program}" => conversation.Item(new MediaItem(World.Id(8, 3), MediaKind.Document, "application/x-msdownload", "cv.exe", null, null)),
            "{word}" => conversation.Item(new MediaItem(World.Id(8, 3), MediaKind.Document, "application/octet-stream", "CV.DOCX", null, null)),
            "{cv}" => conversation.Item(new MediaItem(World.Id(8, 3), MediaKind.Document, "application/pdf", "cv.pdf", null, null)),
            "{location}" => conversation.Item(new LocationItem(27.7, 85.3, "Durbar Square", "Kathmandu")),
            "{card}" => conversation.Item(new ContactItem("Bob", ["+9779800000001"], false)),
            "{contact}" => conversation.Item(new ContactItem("Ann", ["+9779812345678"], true)),
            "{ad}" => conversation.Item(new TextItem("I saw your ad"), referral: "ad-1"),
            "{hi ad}" => conversation.Item(new TextItem("Hi"), referral: "ad-1"),
            "{sticker}" => conversation.Item(new MediaItem(World.Id(8, 5), MediaKind.Sticker, "image/webp", null, null, null)),
            "{edit}" => conversation.Item(new EditItem("wamid.1", "3 pens")),
            "{revoke}" => conversation.Item(new RevokeItem("wamid.1")),
            "{form}" => conversation.Item(new FormItem("survey", new Dictionary<string, string> { ["colour"] = "blue" })),
            "{opened}" => conversation.Item(new UnknownItem("request_welcome")),
            "{about}" => conversation.Item(new TextItem("Is this available?"), about: "SKU-1"),
            "{2 of it}" => conversation.Item(new TextItem("I want 2 of this"), about: "P2"),
            "{about nothing}" => conversation.Item(new TextItem("Is this available?"), about: "SKU-999"),
            "{promo}" => conversation.Item(new TapItem("PROMO", "Show me")),
            "{reaction}" => conversation.Item(new ReactionItem("👍")),
            "{poll}" => conversation.Item(new UnknownItem("poll_creation")),
            "{cart}" => conversation.Item(new CartItem([new CartItemLine("SKU-1", 2), new CartItemLine("P2", 3), new CartItemLine("SKU-999", 1)], null)),
            "{other cart}" => conversation.Item(new CartItem([new CartItemLine("P2", 5)], "Please wrap it as a gift,\nwithout the bill")),
            _ => conversation.Text(words.Replace("\\n", "\n", StringComparison.Ordinal)),
        };
    }

    private static IReadOnlyList<Effect> Direct(Conversation conversation, string directive)
    {
        var words = directive.Split(' ');
        switch (words)
        {
            case ["erp", var mode]:
                conversation.Erp.Mode = mode;
                return [];
            case ["prices", var factor]:
                conversation.Erp.Prices = decimal.Parse(factor, CultureInfo.InvariantCulture);
                return [];
            case ["later", var hours]:
                conversation.Now += TimeSpan.FromHours(double.Parse(hours, CultureInfo.InvariantCulture));
                return [];
            case ["phone", var phone]:
                conversation.Customer = conversation.Customer with { Phone = phone == "none" ? null : phone, UserId = "NP.1234567" };
                return [];
            case ["payments", .. var methods]:
                conversation.Payments = [.. methods.Select(method => new PaymentWay(Enum.Parse<PaymentMethod>(method)))];
                return [];
            case ["pay", var method, .. var own]:
                conversation.Payments = [.. conversation.Payments, Conversation.Way(Enum.Parse<PaymentMethod>(method), string.Join(' ', own))];
                return [];
            case ["languages", .. var languages]:
                conversation.Languages = languages;
                return [];
            case ["hide", .. var name]:
                var at = conversation.World.Products.FindIndex(product => product.Name[""] == string.Join(' ', name));
                conversation.World.Products[at] = conversation.World.Products[at] with { Visible = false };
                return [];
            case ["jobs", var count]:
                for (var i = 1; i <= int.Parse(count, CultureInfo.InvariantCulture); i++)
                {
                    conversation.World.AddJob($"Job {i}", i % 2 == 0 ? "Even" : "Odd");
                }

                return [];
            case ["cart", var quantity, var sku]:
                conversation.Fill(int.Parse(quantity, CultureInfo.InvariantCulture), sku);
                return [];
            case ["order", var quantity, var sku]:
                conversation.World.Order(int.Parse(quantity, CultureInfo.InvariantCulture), sku, conversation.Now);
                return [];
            case ["flow", var flow, var product]:
                var with = conversation.World.Products.FindIndex(found => found.Name[""] == product);
                conversation.World.Products[with] = conversation.World.Products[with] with { FlowId = flow };
                return [];
            case ["remind", var minutes]:
                conversation.Limits = conversation.Limits with { RemindAfter = TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)) };
                return [];
            case ["wait_once"]:
                return conversation.WaitOnce();
            case ["wait"]:
                return conversation.Wait();
            case ["open", var open]:
                conversation.Open = open == "yes";
                return [];
            case ["applied", var stage]:
                conversation.World.Apply(Enum.Parse<Contracts.Hr.ApplicationStage>(stage), conversation.Now);
                return [];
            case ["slow"]:
                conversation.AnswersEffects = false;
                return [];
            case ["answer"]:
                return conversation.AnswerWaiting();
            case ["moment"]:
                return conversation.Take(new TimerInput(FlowEngine.MomentTimer));
            case ["reachable"]:
                return conversation.Take(new ReachableInput());
            case ["taken", "over"]:
                return conversation.Item(new TakenOver(World.Id(9, 1)));
            case ["handed", "back"]:
                return conversation.Item(new HandedBack(World.Id(9, 1)));
            case ["notice", var state]:
                return conversation.Take(new OrderNoticeInput(Notice(conversation, Enum.Parse<OrderState>(state))));
            case ["status", var status, .. var told]:
                return conversation.Take(new OrderNoticeInput(Notice(conversation, OrderState.Confirmed) with
                {
                    Status = status,
                    News = new StatusNews(told is [] ? new Dictionary<string, string>() : new Dictionary<string, string> { ["en"] = string.Join(' ', told) }),
                }));
            case ["written", var times]:
                Assert.Equal(int.Parse(times, CultureInfo.InvariantCulture), conversation.Erp.Written.Count);
                Assert.Equal(conversation.Erp.Written.Distinct().Count(), conversation.Erp.Written.Count);
                return [];
            default:
                // Anything else is a remark.
                return [];
        }
    }

    private static OrderStatusChanged Notice(Conversation conversation, OrderState state) => new()
    {
        OrderId = World.Id(4, 77),
        DraftId = conversation.Record.Placed[^1].DraftId,
        ConversationId = World.Id(7, 1),
        Version = 1,
        Reference = "B-0077",
        Number = state == OrderState.Rejected ? null : "SO-0077",
        State = state,
        Lines = [],
        Total = 30,
        Currency = "USD",
        PlacedAt = conversation.Now,
        TellCustomer = true,
    };

    private static void Print(StringBuilder transcript, Effect effect)
    {
        switch (effect)
        {
            case Say say:
                foreach (var content in say.Messages)
                {
                    transcript.Append(Head(say, content)).Append('\n');
                    foreach (var line in Lines(content))
                    {
                        transcript.Append("  ").Append(line).Append('\n');
                    }
                }

                break;
            case HandOver handOver:
                transcript.Append("= hand over: ").Append(handOver.Reason).Append('\n');
                break;
            case Note note:
                transcript.Append("= note ").Append(note.Code).Append(": ").AppendJoin(", ", note.Arguments.Select(argument => $"{argument.Key}={argument.Value}")).Append('\n');
                break;
            case SetTimer or CancelTimer:
                // Heard in what follows.
                break;
            case Request request:
                transcript.Append("= ").Append(request.GetType().Name).Append('\n');
                break;
            default:
                transcript.Append("= ").Append(effect).Append('\n');
                break;
        }
    }

    private static string Head(Say say, Content content) =>
        $"{(say.Audience == Contracts.Flow.Audience.Hr ? "hr " : "")}{content.GetType().Name.Replace("Content", "", StringComparison.Ordinal).ToLowerInvariant()} ({say.Source})";

    private static string[] Lines(Content content) => content switch
    {
        TextContent text => text.Body.Split('\n'),
        LocationRequestContent request => request.Body.Split('\n'),
        ImageContent image => ["(picture)", .. image.Caption?.Split('\n') ?? []],
        DocumentContent document => [$"({document.Filename})", .. document.Caption?.Split('\n') ?? []],
        LinkContent link => [.. link.Body.Split('\n'), $"[{link.Label}] {link.Url}"],
        TemplateContent template => [$"{template.Name} {template.Language} ({string.Join("; ", template.BodyParameters)})"],
        ContactRequestContent request => request.Body.Split('\n'),
        ButtonsContent buttons => [.. buttons.Picture is null ? Array.Empty<string>() : ["(picture)"], .. buttons.Body.Split('\n'), string.Join(' ', buttons.Buttons.Select(button => $"[{button.Title}]"))],
        ListContent list => [.. list.Body.Split('\n'), $"({list.ButtonLabel})", .. list.Sections.SelectMany(section => section.Rows).Select(row => $"[{row.Title}] {row.Description}".TrimEnd())],
        _ => [content.ToString() ?? ""],
    };
}
