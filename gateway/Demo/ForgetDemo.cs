using System.Security.Claims;
using Bridge.Gateway.Audit;
using Bridge.Gateway.Privacy;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Demo;

public sealed record DemoForgotten(int Customers);

/// <summary>
/// Every customer there is goes as one who asked to be forgotten does: chats, files, carts, applications, and his name on orders. Only while the sandbox is
/// in use: everybody who writes then is played.
/// </summary>
static class ForgetDemo
{
    /// <summary>A demonstration has dozens; with more it is a company at work, or a load test.</summary>
    const int Most = 2000;

    public static async Task<Results<Ok<DemoForgotten>, ProblemHttpResult>> Handle(
        IOptions<DemoOptions> demo, IHttpClientFactory http, People people, GatewayDbContext db, TimeProvider clock, ClaimsPrincipal admin, HttpContext context, CancellationToken ct)
    {
        if (DemoApi.Describe(demo.Value).SandboxUrl is null)
        {
            return TypedResults.Problem("The sandbox is not in use: who writes now may be a customer.", statusCode: StatusCodes.Status409Conflict);
        }

        var customers = await http.CreateClient("messaging").GetFromJsonAsync<List<Guid>>($"/internal/sandbox/customers?atMost={Most + 1}", ct) ?? [];
        if (customers.Count > Most)
        {
            return TypedResults.Problem($"There are more than {Most} customers: ./bridge reset forgets everything at once.", statusCode: StatusCodes.Status409Conflict);
        }

        foreach (var customer in customers)
        {
            var person = await people.FindAsync(new Person { Contacts = [customer] }, ct);
            db.Erasures.Add(ErasureRequest.Of(person, admin.UserId(), clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(ct);
        context.Audit(before: null, after: new { customers = customers.Count });
        return TypedResults.Ok(new DemoForgotten(customers.Count));
    }
}
