using System.Text.Json;

namespace ReferenceErp.Books;

public sealed record Product
{
    public required string Id { get; init; }
    public required string Sku { get; init; }
    public required string Category { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }

    /// <summary>Null: it has no base price, only one for a quantity.</summary>
    public required decimal? Price { get; init; }

    public required string Figure { get; init; }

    /// <summary>It has no picture.</summary>
    public bool Plain { get; init; }

    public required string Color { get; init; }
}

public sealed record Job
{
    public required string Id { get; init; }
    public required string DepartmentName { get; init; }
    public required string Name { get; init; }
    public required string Location { get; init; }
    public required string Description { get; init; }
}

public sealed record Customer(string Id, string Phone, string Name, DateTimeOffset At);

public sealed record Order
{
    public required string Id { get; init; }
    public required string Number { get; init; }
    public string? ClientReference { get; init; }
    public required string CustomerId { get; init; }
    public required IReadOnlyList<OrderLine> Lines { get; init; }
    public required decimal Charge { get; init; }
    public required decimal Total { get; init; }
    public required string Currency { get; init; }
    public string? Note { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>As it was sent.</summary>
    public JsonElement? Address { get; init; }
    public JsonElement? Payment { get; init; }
}

public sealed record OrderLine(string ProductId, string Name, int Qty, decimal UnitPrice, decimal LineTotal)
{
    public string? Note { get; init; }
    public IReadOnlyList<string> Attachments { get; init; } = [];
}

public sealed record Applicant
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Role { get; init; }
    public string? JobId { get; init; }
    public required string Phone { get; init; }
    public string? Email { get; init; }
    public string? ResumeUrl { get; init; }
    public string? ResumeFilename { get; init; }

    /// <summary>Bytes of a resume that came inline; the bytes themselves are not kept.</summary>
    public int? ResumeInlineBytes { get; init; }
    public JsonElement? Answers { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Statuses an order goes through here: this ERP's own words.</summary>
public static class OrderStatus
{
    public const string Draft = "Draft";
    public const string Confirmed = "Confirmed";
    public const string Cancelled = "Cancelled";
    public static readonly IReadOnlyList<string> All = [Draft, Confirmed, "In Production", "Shipped", "Delivered", Cancelled];
}
