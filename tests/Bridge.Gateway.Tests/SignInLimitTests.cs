using System.Net;

namespace Bridge.Gateway.Tests;

public sealed class SignInLimitTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task Who_guesses_without_end_is_told_to_wait()
    {
        using var http = host.Http();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= GatewayHost.TriesPerMinute; i++)
        {
            answers.Add((await host.TrySignInAsync(http, $"nobody{i}@example.com", "a-guessed-password")).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }
}
