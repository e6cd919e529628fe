using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Calling;

/// <summary>What an ERP answers to AUTH, taken as it comes.</summary>
public sealed class OddTokensTests
{
    [Theory]
    [InlineData("""{"access_token": "t-1"}""", "Bearer t-1")]
    [InlineData("""{"access_token": "t-1", "expires_in": 9223372036854775807}""", "Bearer t-1")]
    [InlineData("""{"access_token": "t-1", "expires_in": "3600"}""", "Bearer t-1")]
    [InlineData("""{"access_token": "t-1", "expires_in": 3600.5}""", "Bearer t-1")]
    [InlineData("""{"access_token": "t-1", "expires_in": 0}""", "Bearer t-1")]
    [InlineData("""{"access_token": "t-1", "expires_in": null, "token_type": "bearer"}""", "Bearer t-1")]
    // A check of the credentials, and no token.
    [InlineData("""{"expires_in": 60}""", null)]
    [InlineData("""{"access_token": null}""", null)]
    [InlineData("""{"access_token": ""}""", null)]
    public async Task A_token_is_used_for_as_long_as_it_is_said_to_live_and_no_longer_than_a_day(string answer, string? sent)
    {
        var (failure, header) = await SignAsync(answer);

        Assert.Equal((null, sent), (failure, header));
    }

    [Theory]
    [InlineData("""{"access_token": "t\r\nX-More: 1"}""")]
    [InlineData("""{"access_token": "t 1"}""")]
    [InlineData("""{"access_token": "tökën"}""")]
    public async Task A_token_that_no_header_can_carry_is_told_as_a_matter_of_configuration(string answer)
    {
        var (failure, header) = await SignAsync(answer);

        Assert.Equal((CallOutcome.NotConfigured, null), (failure!.Outcome, header));
        Assert.StartsWith("AUTH: $.access_token: expected a token that a header can carry", failure.Problem, StringComparison.Ordinal);
    }

    private static async Task<(Attempt? Failure, string? Header)> SignAsync(string answer)
    {
        await using var erp = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(answer));
        using var authentication = new ErpAuthentication(erp.Wire, TimeProvider.System);
        var options = new ErpOptions { BaseUrl = erp.Address.ToString(), Auth = new AuthOptions { Kind = AuthKind.Token, User = "bridge", Secret = "s3cret" } };
        using var request = new HttpRequestMessage(HttpMethod.Get, erp.Address);
        var failure = await authentication.SignAsync(request, Profiles.Combine(options, saved: null, savedAuth: null), CancellationToken.None);
        return (failure, request.Headers.Authorization?.ToString());
    }
}
