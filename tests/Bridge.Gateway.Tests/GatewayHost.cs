using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Contracts.Company;
using Bridge.Contracts.Messaging;
using Bridge.Gateway.Users;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Gateway.Tests;

/// <summary>The gateway on real servers, in front of one service that answers with what reached it.</summary>
public class GatewayHost : IAsyncLifetime
{
    public const string Password = "a-password-for-tests";

    /// <summary>Whom the services know.</summary>
    public const string KnownNumber = "9779800000001";

    /// <summary>Whom the services were told to forget.</summary>
    public ConcurrentBag<Person> Erased { get; } = [];

    /// <summary>Messaging has an app secret of Meta's.</summary>
    public bool MetaMayWrite { get; set; }

    public static readonly Guid KnownContact = Guid.CreateVersion7();

    /// <summary>More than all tests of a class make; the one of the limit itself uses them up.</summary>
    public const int TriesPerMinute = 100;

    readonly InfrastructureFixture _infrastructure = new();
    readonly DirectoryInfo _console = Directory.CreateTempSubdirectory("bridge-console-");
    WebApplication _behind = null!;

    internal ServiceUnderTest<Program> Gateway { get; private set; } = null!;
    public Neighbours Neighbours { get; } = new();
    internal IdentityProvider Provider { get; } = new();

    /// <summary>The gateway's clock: the machine's, ahead by as much as a test says.</summary>
    public ShiftedClock Clock { get; } = new();

    /// <summary>Messaging's end of the line for webhooks; null: it has none.</summary>
    internal Func<HttpContext, Task>? Line { get; set; }

    /// <summary>What every service says of its health; null: it does not answer.</summary>
    internal ServiceReport? Health { get; set; } = new([], []);

    public async ValueTask InitializeAsync()
    {
        await _infrastructure.InitializeAsync();
        var database = await _infrastructure.CreateDatabaseAsync("gateway", source => Migrated.ByAsync<GatewayDbContext>(source, options => new(options)));
        var broker = await _infrastructure.CreateVirtualHostAsync();
        await Neighbours.StartAsync(broker, others => others.ToEvent<CompanyChanged>());
        Directory.CreateDirectory(Path.Combine(_console.FullName, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_console.FullName, "index.html"), "<meta name=\"csp-nonce\" content=\"__CSP_NONCE__\"><script type=\"application/json\" id=\"first-answers\">__FIRST_ANSWERS__</script>");
        await File.WriteAllTextAsync(Path.Combine(_console.FullName, "first.js"), "// first");
        await File.WriteAllTextAsync(Path.Combine(_console.FullName, "assets", "index-1a2b.js"), "export {}");
        await File.WriteAllTextAsync(Path.Combine(_console.FullName, "assets", "index-1a2b.js.gz"), "as the build packed it");
        await StartEchoAsync();
        await Provider.StartAsync();
        var address = _behind.Urls.First();
        Gateway = new ServiceUnderTest<Program>(
        [
            new("ConnectionStrings:gateway", database), new("ConnectionStrings:rabbitmq", broker), new("Web:Root", _console.FullName), new("SignIn:TriesPerMinute", TriesPerMinute.ToString(CultureInfo.InvariantCulture)),
            new("OpenIdConnect:Authority", Provider.Address), new("OpenIdConnect:ClientId", IdentityProvider.Client), new("OpenIdConnect:ClientSecret", "a-secret"),
            new("Live:LookAtSessionsSeconds", "1"), new("Health:EverySeconds", "1"), new("Health:SettleSeconds", "1"), new("Alerts:AllowedNetworks", "127.0.0.1"),
            new("OpenIdConnect:Name", "Example ID"), new("OpenIdConnect:Roles:Sales", "shop, shop-leads"), new("OpenIdConnect:Roles:HR", "people"),
            .. Also, .. new[] { "messaging", "flow", "catalog", "hr", "erp-connector" }.Select(name => new KeyValuePair<string, string?>($"services:{name}:http:0", address)),
        ], services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<IStartupFilter, CallersAddress>());
        await MakeUsersAsync();
    }

    /// <summary>Settings of a host that is another one's neighbour.</summary>
    protected virtual IReadOnlyList<KeyValuePair<string, string?>> Also => [];

    public HttpClient Http() => Gateway.CreateClient(new() { BaseAddress = new Uri("http://127.0.0.1"), AllowAutoRedirect = false });

    /// <summary>A browser in which this role has signed in, and the token for its changes.</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var http = Http();
        await SignInAsync(http, role);
        return http;
    }

    public Task SignInAsync(HttpClient http, string role) => SignInAsync(http, EmailOf(role), Password);

    public async Task SignInAsync(HttpClient http, string email, string password)
    {
        var (status, session) = await TrySignInAsync(http, email, password);
        Assert.Equal(HttpStatusCode.OK, status);
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgery").GetString());
    }

    public async Task<(HttpStatusCode Status, JsonElement Answer)> TrySignInAsync(HttpClient http, string email, string password, string? code = null)
    {
        var before = await http.GetFromJsonAsync<JsonElement>("/api/session");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { email, password, code }) };
        request.Headers.Add("X-CSRF-TOKEN", before.GetProperty("antiforgery").GetString());
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>As if he had chosen himself the password that was made for him.</summary>
    public Task OwnPasswordAsync(string email) => Gateway.WithAsync<GatewayDbContext, int>(db => db.Users.Where(u => u.Email == email)
        .ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordWasMade, false).SetProperty(x => x.PasswordUntil, (DateTimeOffset?)null)));

    /// <summary>The code that the app shows next, which is the one of this moment then: each is good once.</summary>
    public string NextCode(string secret)
    {
        Clock.Ahead += TimeSpan.FromSeconds(30);
        return Authenticator.CodeAt(secret, Clock.GetUtcNow());
    }

    public static string EmailOf(string role) => $"{role.ToLowerInvariant()}@example.com";

    /// <summary>As if somebody had saved them, who may not be allowed to any more afterwards.</summary>
    public async Task DemandAsync(FactorDemand demand, int idleHours = 12, int longestHours = 168)
    {
        await Gateway.WithAsync<GatewayDbContext, int>(async db =>
        {
            await db.SignInRules.ExecuteDeleteAsync();
            db.SignInRules.Add(new SignInRules { SecondFactor = demand, IdleHours = idleHours, LongestHours = longestHours });
            return await db.SaveChangesAsync();
        });
        Gateway.Services.GetRequiredService<CurrentSignInRules>().ReadAnew();
    }

    async Task StartEchoAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _behind = builder.Build();
        _behind.UseWebSockets();
        _behind.Map(WebhookFrames.Path, http => Line is { } line ? line(http) : Results.NotFound().ExecuteAsync(http));
        _behind.MapPost("/internal/person/erase", (Person who) =>
        {
            Erased.Add(who);
            return new Erasure(Rows: 2, Kept: 1, Busy: false);
        });
        _behind.MapPost("/internal/person/{what}", (string what, Person who) => what switch
        {
            "find" => Results.Json(who.Numbers.Contains(KnownNumber) ? who.And(new Person { Contacts = [KnownContact], Names = ["Asha"] }) : who),
            "count" => Results.Json(new Dictionary<string, long> { ["things"] = 1, ["orders"] = 3, ["application"] = 2 }),
            _ => Results.Json(new PersonalExport(
                new Dictionary<string, IReadOnlyList<JsonElement>> { ["things"] = [JsonSerializer.SerializeToElement(new { name = "Asha" })] }, [new PersonalFile("../a cv.pdf", "/internal/files/1")])),
        });
        _behind.MapGet("/internal/sandbox/customers", () => MetaMayWrite ? Results.Conflict() : Results.Json(new[] { Guid.CreateVersion7(), Guid.CreateVersion7() }));
        _behind.MapGet("/internal/health", () => Health is { } health ? Results.Json(health, BridgeJson.Options) : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        _behind.Map("/{**path}", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            return Results.Json(new
            {
                path = request.Path.Value,
                authorization = request.Headers.Authorization.ToString(),
                cookie = request.Headers.Cookie.ToString(),
                signature = request.Headers["X-Hub-Signature-256"].ToString(),
                body = await body.ReadToEndAsync(),
            });
        });
        await _behind.StartAsync();
    }

    async Task MakeUsersAsync()
    {
        await using var scope = Gateway.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        foreach (var role in Roles.All)
        {
            Assert.True((await roles.CreateAsync(new IdentityRole<Guid>(role))).Succeeded);
            var user = new User { Id = Guid.CreateVersion7(), UserName = EmailOf(role), Email = EmailOf(role), DisplayName = role };
            Assert.True((await users.CreateAsync(user, Password)).Succeeded);
            Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Gateway.DisposeAsync();
        await Neighbours.DisposeAsync();
        await _behind.DisposeAsync();
        await Provider.DisposeAsync();
        await _infrastructure.DisposeAsync();
        _console.Delete(recursive: true);
    }
}

public sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}

/// <summary>Requests of a test come from nowhere; what they name here is the machine that the connection comes from.</summary>
sealed class CallersAddress : IStartupFilter
{
    public const string Header = "X-Test-Comes-From";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.TryParse(http.Request.Headers[Header], out var from) ? from : IPAddress.Loopback;
            return rest(http);
        });
        next(app);
    };
}
