using System.Net.Http.Headers;
using Bridge.ErpConnector.Reads;
using Bridge.ErpConnector.Tests.Calling;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>What an ERP's image_url may lead to.</summary>
public sealed class PicturesTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Theory]
    [InlineData("https://erp.example/img/1.png", "https://erp.example/img/1.png")]
    [InlineData("/img/1.png", "https://erp.example/img/1.png")]
    [InlineData("img/1.png", "https://erp.example/api/img/1.png")]
    [InlineData("https://cdn.example:8443/1.png", "https://cdn.example:8443/1.png")]
    [InlineData("https://user:secret@erp.example/1.png", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("ftp://erp.example/1.png", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:image/png;base64,AAAA", null)]
    public void An_address_is_one_of_the_web_or_a_path_of_the_ERPs(string address, string? asked) =>
        Assert.Equal(asked, ErpPictures.Resolve(new Uri("https://erp.example/api"), address)?.ToString());

    [Fact]
    public async Task A_picture_comes_from_the_ERP_that_was_saved_in_the_console_and_from_no_address_inside()
    {
        await using var first = await ScriptedServer.StartAsync(_ => throw new InvalidOperationException("It was asked."));
        await using var inside = await ScriptedServer.StartAsync(_ => throw new InvalidOperationException("It was asked."));
        string? authorization = "none yet";
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            authorization = context.Request.Headers.Authorization;
            switch (context.Request.Path)
            {
                case "/img/1.png":
                    await context.Response.WriteAsync("a picture");
                    break;
                case "/img/moved.png":
                    context.Response.Redirect(inside.Address.ToString());
                    break;
                case "/img/busy.png":
                    context.Response.StatusCode = 503;
                    break;
                case "/img/half.png":
                    context.Response.ContentLength = 100;
                    await context.Response.WriteAsync("half");
                    await context.Response.Body.FlushAsync();
                    context.Abort();
                    break;
                default:
                    context.Response.StatusCode = 404;
                    break;
            }
        });
        await using var connector = await ConnectorHost.StartAsync(infrastructure, first.Address, new()
        {
            ["Erp:AllowedNetworks"] = $"127.0.0.1:{first.Address.Port},127.0.0.1:{erp.Address.Port}", ["Erp:Auth:Kind"] = "Bearer", ["Erp:Auth:Secret"] = "s3cret",
        });
        using (var saved = await connector.SendAsAsync("Owner", HttpMethod.Put, "profile", new { baseUrl = erp.Address }))
        {
            Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
        }

        Assert.Equal((200, "a picture"), await GetAsync(connector, "/img/1.png"));
        Assert.Equal((200, "a picture"), await GetAsync(connector, $"{erp.Address}img/1.png"));
        Assert.Null(authorization);
        Assert.Equal((422, "the host answered 302"), await GetAsync(connector, "/img/moved.png"));
        Assert.Equal((422, "the host answered 404"), await GetAsync(connector, "/img/none.png"));
        Assert.Equal((424, "the host answered 503"), await GetAsync(connector, "/img/busy.png"));
        // Cut off before its first byte was handed on, it is told; after that, it is cut off here too.
        var half = await Record.ExceptionAsync(async () => Assert.Equal(424, (await GetAsync(connector, "/img/half.png")).Status));
        Assert.True(half is null or HttpRequestException, $"{half}");
        foreach (var address in new[] { inside.Address.ToString(), $"http://2130706433:{inside.Address.Port}/", $"http://[::ffff:127.0.0.1]:{inside.Address.Port}/", "http://169.254.169.254/latest/meta-data" })
        {
            var (status, problem) = await GetAsync(connector, address);
            Assert.Equal(422, status);
            Assert.Contains("Erp__AllowedNetworks", problem, StringComparison.Ordinal);
        }

        using var person = await connector.GetAsAsync("Owner", "internal/pictures?url=/img/1.png");
        Assert.Equal(HttpStatusCode.Forbidden, person.StatusCode);
    }

    private static async Task<(int Status, string? Body)> GetAsync(ConnectorHost connector, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"internal/pictures?url={Uri.EscapeDataString(url)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await connector.ServiceTokenAsync());
        using var response = await connector.Http.SendAsync(request);
        return ((int)response.StatusCode, response.IsSuccessStatusCode
            ? await response.Content.ReadAsStringAsync()
            : (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
    }
}
