using System.Text.RegularExpressions;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.WhatsAppSandbox.Control;

/// <summary>All but the name has a default: an id and a number are made up, the BSUID takes the number's country or "US".</summary>
internal sealed record NewCustomer(string? Name, string? Id = null, string? Phone = null, string? UserId = null, string? Username = null, bool HidesNumber = false);

/// <summary>What is null stays as it is.</summary>
internal sealed record CustomerChange(
    string? Name = null, string? Username = null, bool? HidesNumber = null, bool? Offline = null, bool? SendsTwice = null, bool? ReadReceipts = null, bool? WindowClosed = null,
    StatusManner? Statuses = null);

internal static partial class Customers
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/customers", (SandboxStore store) => store.Customers.Select(CustomerView.Of));
        control.MapPost("/customers", Create);
        control.MapGet("/customers/{id}", Results<Ok<CustomerView>, NotFound> (string id, SandboxStore store) =>
            store.Customer(id) is { } customer ? TypedResults.Ok(CustomerView.Of(customer)) : TypedResults.NotFound());
        control.MapPatch("/customers/{id}", Change);
        control.MapDelete("/customers/{id}", (string id, SandboxStore store) =>
        {
            store.Forget(id);
            return TypedResults.NoContent();
        });
    }

    private static Results<Created<CustomerView>, ValidationProblem> Create(NewCustomer body, SandboxStore store, Chance chance)
    {
        var errors = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(body.Name))
        {
            errors["name"] = ["A customer needs a name."];
        }
        var phone = body.Phone?.TrimStart('+') ?? RandomNumber(chance);
        if (!Digits().IsMatch(phone))
        {
            errors["phone"] = ["A phone number is 7 to 15 digits with the country's code."];
        }
        var id = body.Id ?? "c" + phone;
        if (!Slug().IsMatch(id) || store.Customer(id) is not null)
        {
            errors["id"] = ["An id is letters, digits and dashes, and not taken yet."];
        }
        if (body.HidesNumber && body.Username is null)
        {
            errors["username"] = ["Only who has a username can hide the number."];
        }
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }
        var customer = new Customer
        {
            Id = id,
            Name = body.Name!,
            Phone = phone,
            UserId = body.UserId ?? "US." + RandomNumber(chance),
            Username = body.Username,
            HidesNumber = body.HidesNumber,
        };
        store.Save(customer);
        return TypedResults.Created($"/sandbox/customers/{id}", CustomerView.Of(customer));
    }

    private static Results<Ok<CustomerView>, NotFound> Change(
        string id, CustomerChange change, SandboxStore store, CustomerPhone phone, StatusProgress progress, TimeProvider time)
    {
        if (store.Customer(id) is not { } before)
        {
            return TypedResults.NotFound();
        }
        var after = store.Change(id, customer => customer with
        {
            Name = change.Name ?? customer.Name,
            Username = change.Username ?? (change.HidesNumber == true ? customer.Username ?? customer.Id : customer.Username),
            HidesNumber = change.HidesNumber ?? customer.HidesNumber,
            SharedNumber = change.HidesNumber is null && customer.SharedNumber,
            Offline = change.Offline ?? customer.Offline,
            SendsTwice = change.SendsTwice ?? customer.SendsTwice,
            ReadReceipts = change.ReadReceipts ?? customer.ReadReceipts,
            Statuses = change.Statuses ?? customer.Statuses,
            LastWroteAt = change.WindowClosed switch { true => time.GetUtcNow() - Customer.Window, false => time.GetUtcNow(), null => customer.LastWroteAt },
        })!;
        if (before.Offline && !after.Offline)
        {
            phone.ComeOnline(after);
            progress.ComeOnline(after);
        }
        return TypedResults.Ok(CustomerView.Of(after));
    }

    private static string RandomNumber(Chance chance) => "1555" + chance.Digits(7);

    [GeneratedRegex("^[0-9]{7,15}$")]
    private static partial Regex Digits();

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$")]
    private static partial Regex Slug();
}
