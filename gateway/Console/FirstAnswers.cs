using System.Text.Json;
using Bridge.Gateway.Companies;
using Bridge.Gateway.Demo;
using Bridge.Gateway.Users;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Console;

/// <summary>What every page of the console asks first: put into it, it need not be asked for.</summary>
sealed record FirstAnswers(SessionResponse Session, DemoResponse? Demo, CompanyResponse? Company)
{
    /// <summary>As JSON that may stand in a page: the serializer writes no <c>&lt;</c>. "null" where the database is away: then the page asks, and says what is wrong.</summary>
    public static async Task<string> ReadAsync(HttpContext http)
    {
        try
        {
            var services = http.RequestServices;
            var users = services.GetRequiredService<UserManager<User>>();
            var user = await users.GetUserAsync(http.User);
            var session = await SessionApi.DescribeAsync(http, user, users, services.GetRequiredService<IAntiforgery>());
            // Who has a password to choose or a second factor to set up is told nothing else.
            var answers = session.User is not { MustSetUpSecondFactor: false, MustChoosePassword: false }
                ? new FirstAnswers(session, null, null)
                : new FirstAnswers(session, DemoApi.Describe(services.GetRequiredService<IOptions<DemoOptions>>().Value),
                    await CompanyApi.ReadAsync(services.GetRequiredService<GatewayDbContext>(), http.RequestAborted));
            return JsonSerializer.Serialize(answers, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or TimeoutException or InvalidOperationException { InnerException: Npgsql.NpgsqlException })
        {
            return "null";
        }
    }
}
