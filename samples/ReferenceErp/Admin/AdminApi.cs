using ReferenceErp.Books;
using ReferenceErp.Faults;
using ReferenceErp.Operations;

namespace ReferenceErp.Admin;

/// <summary>The ERP's own side: a page for people, the same as JSON for tests, and the button that changes a status as a clerk would.</summary>
internal static class AdminApi
{
    public static void MapAdmin(this WebApplication app)
    {
        app.MapGet("/", (Ledger ledger) => Results.Content(Page.Of(ledger), "text/html; charset=utf-8"));

        var admin = app.MapGroup("/admin").AddEndpointFilter<SameSite>();
        admin.MapGet("/state", (Ledger ledger) => Results.Json(new { ledger.Customers, ledger.Orders, ledger.Applicants }));
        admin.MapPost("/orders/{id}/status", SetStatus).DisableAntiforgery();
        // Makes Bridge meet the end of a token before its time.
        admin.MapPost("/tokens/revoke", (Tokens tokens) => { tokens.Revoke(); return Results.NoContent(); });
    }

    private static async Task<IResult> SetStatus(string id, HttpRequest request, Ledger ledger)
    {
        var status = request.HasFormContentType ? (await request.ReadFormAsync())["status"].ToString() : (await Fields.Read(request)).Text("status");
        if (!OrderStatus.All.Contains(status)) { throw RefusedException.Invalid("status", string.Join(", ", OrderStatus.All)); }

        ledger.Write(null, request.Line(), _ =>
        {
            var order = ledger.Order(id) with { Status = status };
            return new Change(new { status }) { Order = order };
        });
        return request.HasFormContentType ? Results.Redirect("/#orders") : Results.NoContent();
    }
}
