using System.Net;
using System.Security.Claims;
using Bridge.Gateway.Audit;
using Bridge.Gateway.Privacy;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Demo;

/// <summary>What is being forgotten.</summary>
public sealed record DemoForgotten(int Customers, long Orders, long Applications);

/// <summary>
/// Every customer there is goes as one who asked to be forgotten does: chats, files, carts, applications; and with him his orders, which were never bought.
/// Only while the sandbox is in use and nobody can have written from anywhere else: everybody is played then.
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

        using var answer = await http.CreateClient("messaging").GetAsync($"/internal/sandbox/customers?atMost={Most + 1}", ct);
        if (answer.StatusCode == HttpStatusCode.Conflict)
        {
            return TypedResults.Problem("An app secret of Meta's is saved: who has written may be a customer. They are forgotten one by one, under privacy.", statusCode: StatusCodes.Status409Conflict);
        }

        answer.EnsureSuccessStatusCode();
        var customers = await answer.Content.ReadFromJsonAsync<List<Guid>>(ct) ?? [];
        if (customers.Count > Most)
        {
            return TypedResults.Problem($"There are more than {Most} customers: ./bridge reset forgets everything at once.", statusCode: StatusCodes.Status409Conflict);
        }

        var everybody = Person.Nobody;
        foreach (var customer in customers)
        {
            var person = await people.FindAsync(new Person { Contacts = [customer], Played = true }, ct);
            db.Erasures.Add(ErasureRequest.Of(person, admin.UserId(), clock.GetUtcNow()));
            everybody = everybody.And(person);
        }

        var counts = await people.CountAsync(everybody, ct);
        await db.SaveChangesAsync(ct);
        var forgotten = new DemoForgotten(customers.Count, counts["catalog"].GetValueOrDefault("orders"), counts["hr"].GetValueOrDefault("application"));
        context.Audit(before: null, after: forgotten);
        return TypedResults.Ok(forgotten);
    }
}
