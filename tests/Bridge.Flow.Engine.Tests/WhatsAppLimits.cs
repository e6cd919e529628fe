using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Tests;

/// <summary>Meta's limits as whatsapp-cloud-api.md states them, written down once more: the engine must not be its own judge.</summary>
internal static class WhatsAppLimits
{
    public static void Keeps(Content content)
    {
        switch (content)
        {
            case TextContent text:
                Assert.InRange(text.Body.Length, 1, 4096);
                break;
            case ButtonsContent buttons:
                Assert.InRange(buttons.Body.Length, 1, 1024);
                Assert.InRange(buttons.Buttons.Count, 1, 3);
                Assert.All(buttons.Buttons, button => Title(button.Title, button.Id, 20));
                Assert.Equal(buttons.Buttons.Count, buttons.Buttons.Select(button => button.Title).Distinct().Count());
                Distinct(buttons.Buttons.Select(button => button.Id));
                break;
            case ListContent list:
                Assert.InRange(list.Body.Length, 1, 4096);
                Assert.InRange(Graphemes.Count(list.ButtonLabel), 1, 20);
                var rows = list.Sections.SelectMany(section => section.Rows).ToList();
                Assert.InRange(rows.Count, 1, 10);
                Assert.All(rows, row => Title(row.Title, row.Id, 24));
                Assert.All(rows, row => Assert.True(row.Description is null || (row.Description.Length > 0 && row.Description.Length <= 72), row.Description));
                Distinct(rows.Select(row => row.Id));
                break;
            case LocationRequestContent request:
                Assert.InRange(request.Body.Length, 1, 1024);
                break;
            case ContactRequestContent request:
                Assert.InRange(request.Body.Length, 1, 1024);
                break;
            default:
                Assert.Fail($"{content} is not expected of the engine");
                break;
        }
    }

    private static void Title(string title, string id, int max)
    {
        Assert.False(string.IsNullOrWhiteSpace(title));
        Assert.InRange(title.Length, 1, max);
        Assert.InRange(id.Length, 1, 200);
        Assert.True(ReplyId.TryParse(id, out _), id);
    }

    private static void Distinct(IEnumerable<string> ids) => Assert.Distinct(ids);
}
