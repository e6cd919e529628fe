using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.WhatsAppSandbox.Tests;

/// <summary>What is of the Graph API itself, whatever is asked of it.</summary>
public sealed class GraphTests
{
    [Theory]
    [InlineData("v26.0/106540352242922/nothing_of_the_kind", 2500, null)]
    [InlineData("106540352242922/nothing/of/the/kind", 2500, null)]
    [InlineData("v26.0/nothing", 2500, null)]
    [InlineData("v26.0/4711/messages_of_nobody", 100, 33)]
    public async Task What_is_not_there_is_told_in_Metas_words(string path, int code, int? subcode)
    {
        await using var sandbox = await Sandbox.StartAsync();

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete])
        {
            using var response = await sandbox.GraphAsync(method, path, "{}");
            var error = await Sandbox.ErrorAsync(response);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal((code, subcode), (error.GetProperty("code").GetInt32(), error.TryGetProperty("error_subcode", out var given) ? given.GetInt32() : null));
        }
    }

    [Fact]
    public async Task A_parameter_may_be_text_that_holds_it_and_is_kept_as_what_it_means()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });

        using var sent = await sandbox.GraphAsync("""
            {"messaging_product":"whatsapp","to":"+9779812345670","type":"text","text":"{\"body\":\"hello\"}","biz_opaque_callback_data":"{\"turn\":7}"}
            """);
        using var card = await sandbox.SendAsync("contacts", """ "[{\"name\":{\"formatted_name\":\"Shop\"}}]" """);
        using var form = await sandbox.GraphAsync(HttpMethod.Post, $"{Sandbox.PhoneNumberId}/messages", new FormUrlEncodedContent(
            [new("messaging_product", "whatsapp"), new("to", "9779812345670"), new("type", "interactive"), new("interactive",
                """{"type":"button","body":{"text":"Pick"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}""")]));

        Assert.All([sent, card, form], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        var chat = (await sandbox.ChatAsync("asha")).EnumerateArray().ToList();
        Assert.Equal(("hello", """{"turn":7}"""), (chat[1].GetProperty("text").GetString(), chat[1].GetProperty("callbackData").GetString()));
        Assert.Equal("Shop", chat[2].GetProperty("payload").GetProperty("contacts")[0].GetProperty("name").GetProperty("formatted_name").GetString());
        Assert.Equal("A", chat[3].GetProperty("options")[0].GetProperty("title").GetString());
    }
}
