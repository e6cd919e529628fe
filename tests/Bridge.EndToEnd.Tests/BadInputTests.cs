using System.Net;
using System.Text;
using Xunit;

namespace Bridge.EndToEnd.Tests;

public sealed class BadInputTests(BridgeStack stack)
{
    [Theory]
    [InlineData(null)]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_webhook_that_is_not_signed_by_the_app_gets_401_and_changes_nothing(string? signature)
    {
        var console = await Console.SignInAsync(stack);
        var before = (await console.GetAsync("/api/messaging/conversations?search=Mallory")).GetProperty("items").GetArrayLength();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp")
        {
            Content = new StringContent(
                """{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Mallory"},"wa_id":"447700900999"}],"messages":[{"from":"447700900999","id":"wamid.forged","timestamp":"1760000000","type":"text","text":{"body":"hi"}}]}}]}]}""",
                Encoding.UTF8, "application/json"),
        };
        if (signature is not null)
        {
            request.Headers.Add("X-Hub-Signature-256", signature);
        }

        using var answer = await stack.Gateway.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(before, (await console.GetAsync("/api/messaging/conversations?search=Mallory")).GetProperty("items").GetArrayLength());
    }
}
