using Bridge.Contracts.Catalog;
using Bridge.Contracts.Hr;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What Flow's read model would answer: a small catalogue, some positions, and the orders that were placed.</summary>
internal sealed class World
{
    public List<ProductChanged> Products { get; } = [];
    public List<JobChanged> Jobs { get; } = [];
    public List<OrderStatusChanged> Orders { get; } = [];
    public List<ApplicationChanged> Applications { get; } = [];

    public static World Large()
    {
        var world = Small();
        foreach (var category in new[] { "Mugs", "Shirts", "Stickers", "Bags" })
        {
            for (var i = 1; i <= 6; i++)
            {
                world.Add($"{category[..^1]} no. {i}", category, 2.5m * i);
            }
        }

        for (var i = 1; i <= 8; i++)
        {
            world.AddJob($"Position {i}", i <= 4 ? "Workshop" : i <= 6 ? "Sales" : "Office");
        }

        return world;
    }

    /// <summary>Two products, one with a table, and two positions.</summary>
    public static World Small()
    {
        var world = new World();
        world.Add("Coffee Mug", "Mugs", 12.50m, new QuantityRow(1, 49, 5m, ChargeBasis.PerOrder), new QuantityRow(50, 199, 0.5m, ChargeBasis.PerUnit), new QuantityRow(200, null, 0m, ChargeBasis.PerUnit));
        world.Add("Pen", "Office", 1.20m);
        world.AddJob("Driver", "Delivery");
        world.AddJob("Baker", "Kitchen");
        return world;
    }

    public void Add(string name, string? category, decimal? price, params QuantityRow[] rows)
    {
        var number = Products.Count + 1;
        Products.Add(new ProductChanged
        {
            ProductId = Id(1, number),
            Version = 1,
            ExternalId = $"P{number}",
            Sku = $"SKU-{number}",
            Name = new Dictionary<string, string> { [""] = name },
            Description = new Dictionary<string, string> { [""] = $"A good {name}." },
            Category = category,
            Price = price,
            Currency = "USD",
            Picture = new ImageRef(Id(2, number), new string('a', 64), "image/png"),
            Quantities = rows,
            Visible = true,
            Position = number,
        });
    }

    public void AddJob(string name, string department)
    {
        var number = Jobs.Count + 1;
        Jobs.Add(new JobChanged
        {
            JobId = Id(3, number),
            Version = 1,
            ExternalId = $"J{number}",
            Name = new Dictionary<string, string> { [""] = name },
            Description = new Dictionary<string, string> { [""] = $"We look for a {name}." },
            Department = department,
            Visible = true,
            Position = number,
        });
    }

    /// <summary>An order from before.</summary>
    public void Order(int quantity, string sku, DateTimeOffset now)
    {
        var product = Products.Find(product => product.Sku == sku)!;
        var number = Orders.Count + 1;
        Orders.Add(new OrderStatusChanged
        {
            OrderId = Id(4, number),
            DraftId = Id(11, number),
            ConversationId = Id(7, 1),
            Version = 1,
            Reference = $"B-{number:d4}",
            Number = $"SO-{number:d4}",
            State = OrderState.Confirmed,
            Status = "confirmed",
            Lines = [new QuoteLine(product.ProductId, product.Name[""], quantity, product.Price ?? 0, quantity * (product.Price ?? 0))],
            Total = quantity * (product.Price ?? 0),
            Currency = product.Currency,
            PlacedAt = now,
        });
    }

    /// <summary>An application from before, for the first position.</summary>
    public void Apply(ApplicationStage stage, DateTimeOffset now) => Applications.Add(new ApplicationChanged
    {
        ApplicationId = Id(12, Applications.Count + 1),
        ConversationId = Id(7, 1),
        JobId = Jobs[0].JobId,
        Version = 1,
        Reference = $"A-{Applications.Count + 1:d4}",
        JobName = Jobs[0].Name[""],
        Stage = stage,
        SubmittedAt = now,
    });

    public QueryAnswer Answer(Query query) => query switch
    {
        FindProducts find => Page(find),
        ListCategories => new GroupList([.. Products.Where(product => product.Visible).GroupBy(product => product.Category ?? "").Select(group => new Group(group.Key, group.Count()))]),
        GetProduct get => new ProductFound(Products.Find(product => product.ProductId == get.ProductId)),
        GetProductByRetailerId get => new ProductFound(Products.Find(product => product.Sku == get.RetailerId || product.ExternalId == get.RetailerId)),
        FindJobs find => JobPage(find),
        ListDepartments => new GroupList([.. Jobs.Where(job => job.Visible).GroupBy(job => job.Department ?? "").Select(group => new Group(group.Key, group.Count()))]),
        GetJob get => new JobFound(Jobs.Find(job => job.JobId == get.JobId)),
        OwnOrders own => new OrderList([.. Orders.AsEnumerable().Reverse().Take(own.Limit)]),
        GetOrder get => new OrderFound(Orders.Find(order => order.DraftId == get.DraftId)),
        OwnApplications => new ApplicationList(Applications),
        _ => throw new NotSupportedException(query.ToString()),
    };

    public static Guid Id(int kind, int number) => new($"{kind:d8}-0000-7000-8000-{number:d12}");

    private ProductsPage Page(FindProducts find)
    {
        var found = Products.Where(product => product.Visible
            && (find.Category is null || product.Category == find.Category)
            && (find.Search is null || $"{product.Name[""]} {product.Sku} {product.Category}".Contains(find.Search, StringComparison.OrdinalIgnoreCase))).ToList();
        return new ProductsPage([.. found.Skip((find.Page - 1) * find.PageSize).Take(find.PageSize)], found.Count);
    }

    private JobsPage JobPage(FindJobs find)
    {
        var found = Jobs.Where(job => job.Visible
            && (find.Department is null || job.Department == find.Department)
            && (find.Search is null || job.Name[""].Contains(find.Search, StringComparison.OrdinalIgnoreCase))).ToList();
        return new JobsPage([.. found.Skip((find.Page - 1) * find.PageSize).Take(find.PageSize)], found.Count);
    }
}
