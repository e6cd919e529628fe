using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.ErpConnector.Tests.Calling;

/// <summary>How a request is signed, as it stands on the wire.</summary>
public sealed class SigningTests
{
    [Fact]
    public async Task A_key_goes_into_the_query_beside_the_fields_where_the_profile_says_so()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://erp.example/products?page=1");
        await using var erp = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        using var authentication = new ErpAuthentication(erp.Wire, TimeProvider.System);

        await authentication.SignAsync(request, Profile(erp, new AuthOptions { Kind = AuthKind.ApiKey, Query = "api_key", Secret = "a&b" }), CancellationToken.None);

        Assert.Equal("https://erp.example/products?page=1&api_key=a%26b", request.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Client_credentials_ask_their_server_as_OAuth_2_says()
    {
        var asked = "";
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            asked = $"{context.Request.Method} {context.Request.Path} {context.Request.Headers.Authorization} {await body.ReadToEndAsync()}";
            await context.Response.WriteAsync("""{"access_token": "t-1", "token_type": "Bearer", "expires_in": 3600}""");
        });
        using var authentication = new ErpAuthentication(erp.Wire, TimeProvider.System);

        var sent = await SignAsync(authentication, Profile(erp, new AuthOptions { Kind = AuthKind.ClientCredentials, User = "bridge", Secret = "s3:cret", TokenUrl = "/oauth/token", Scope = "orders" }));

        Assert.Equal("Bearer t-1", sent);
        Assert.Equal($"POST /oauth/token Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("bridge:s3%3Acret"))} grant_type=client_credentials&scope=orders", asked);
    }

    [Fact]
    public async Task A_token_is_asked_for_by_one_however_many_wait_and_again_before_its_end()
    {
        var (asked, clock) = (0, new FakeTimeProvider());
        await using var erp = await ScriptedServer.StartAsync(context =>
            context.Response.WriteAsync($$"""{"access_token": "t-{{Interlocked.Increment(ref asked)}}", "expires_in": 100}"""));
        using var authentication = new ErpAuthentication(erp.Wire, clock);
        var profile = Profile(erp, new AuthOptions { Kind = AuthKind.Token, User = "bridge", Secret = "s3cret" });

        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SignAsync(authentication, profile)));
        Assert.Equal(["Bearer t-1"], sent.Distinct());

        clock.Advance(TimeSpan.FromSeconds(79));
        Assert.Equal("Bearer t-1", await SignAsync(authentication, profile));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["Bearer t-2"], (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SignAsync(authentication, profile)))).Distinct());
    }

    [Fact]
    public async Task A_token_that_many_were_refused_with_is_renewed_once()
    {
        var asked = 0;
        await using var erp = await ScriptedServer.StartAsync(context => context.Response.WriteAsync($$"""{"access_token": "t-{{Interlocked.Increment(ref asked)}}"}"""));
        using var authentication = new ErpAuthentication(erp.Wire, TimeProvider.System);
        var profile = Profile(erp, new AuthOptions { Kind = AuthKind.Token, User = "bridge", Secret = "s3cret" });
        var refused = new HttpRequestMessage[20];
        for (var i = 0; i < refused.Length; i++)
        {
            refused[i] = new HttpRequestMessage(HttpMethod.Get, erp.Address);
            Assert.Null(await authentication.SignAsync(refused[i], profile, CancellationToken.None));
        }

        var sent = await Task.WhenAll(refused.Select(async request =>
        {
            Assert.True(authentication.Renewable(request, profile));
            return await SignAsync(authentication, profile);
        }));

        Assert.Equal(["Bearer t-2"], sent.Distinct());
    }

    private static ErpProfile Profile(ScriptedServer erp, AuthOptions auth) =>
        Profiles.Combine(new ErpOptions { BaseUrl = erp.Address.ToString(), Auth = auth }, saved: null, savedAuth: null);

    private static async Task<string?> SignAsync(ErpAuthentication authentication, ErpProfile profile)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, profile.BaseUrl);
        Assert.Null(await authentication.SignAsync(request, profile, CancellationToken.None));
        return request.Headers.Authorization?.ToString();
    }
}
