using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using CsCheck;
using Xunit;

namespace Bridge.WhatsApp.Rendering.Tests;

/// <summary>Cases: a content each, and the payload, the changes or the refusal that it becomes.</summary>
public sealed class WhatsAppRendererTests
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<TheoryDataRow<string>> Cases() =>
        Directory.GetFiles(Folder, "*.json").Select(file => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(file)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_content_is_rendered_as_its_case_says(string name)
    {
        var @case = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();
        var recipient = @case["recipient"] is JsonObject given
            ? new Recipient(given["phone"]?.GetValue<string>(), given["userId"]?.GetValue<string>())
            : new Recipient("5511999900001", "BR.1");

        var result = WhatsAppRenderer.Render(@case["content"].Deserialize<Content>(Json)!, new RenderContext
        {
            Recipient = recipient,
            MediaId = @case["mediaId"]?.GetValue<string>(),
            CallbackData = @case["callbackData"]?.GetValue<string>(),
        });

        if (@case["refused"] is { } field)
        {
            Assert.Equal(field.GetValue<string>(), Assert.IsType<Refused>(result).Field);
            return;
        }

        var rendered = Assert.IsType<Rendered>(result);
        Assert.True(JsonNode.DeepEquals(@case["payload"], rendered.Payload), rendered.Payload.ToJsonString());
        // Where a title was both cut and numbered, the number is what counts.
        Assert.Equal(
            @case["changes"]?.AsObject().ToDictionary(c => c.Key, c => c.Value!.GetValue<string>()) ?? [],
            rendered.Changes.GroupBy(c => c.Field).ToDictionary(c => c.Key, c => c.Last().Kind.ToString()));
    }

    [Fact]
    public void Every_kind_of_content_has_a_case()
    {
        var covered = Directory.GetFiles(Folder, "*.json").Select(file => JsonNode.Parse(File.ReadAllText(file))!["content"]!["type"]!.GetValue<string>()).ToHashSet();
        var known = typeof(Content).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!);

        Assert.Empty(known.Except(covered));
    }

    [Fact]
    public void No_text_whatever_makes_a_payload_beyond_the_limits() =>
        Gen.Select(Gen.String[Gen.Char, 0, 6000], Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['\ud800', '\udfff']), 0, 60]).Sample((body, title) =>
        {
            var result = WhatsAppRenderer.Render(
                new ButtonsContent(body, [new Button("1", title), new Button("2", title + "x")]), new RenderContext { Recipient = new("1", null) });
            if (result is not Rendered { Payload: var payload })
            {
                return;
            }

            var interactive = payload["interactive"]!;
            Assert.InRange(interactive["body"]!["text"]!.GetValue<string>().Length, 1, WhatsAppLimits.InteractiveBody);
            var titles = interactive["action"]!["buttons"]!.AsArray().Select(b => b!["reply"]!["title"]!.GetValue<string>()).ToList();
            Assert.All(titles, t => Assert.InRange(t.Length, 1, WhatsAppLimits.ButtonTitle));
            Assert.Equal(titles.Count, titles.Distinct().Count());
        }, iter: 200);
}
