using Bridge.Contracts.Catalog;
using Bridge.Contracts.Company;
using Bridge.Contracts.Hr;
using Bridge.Flow.Engine;
using Bridge.Flow.ReadModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Flow.Tests;

public sealed class ReadModelTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    static readonly string[] Catalog =
    [
        "MUG-01|Coffee mug|كوب قهوة|कफी मग|Drinkware", "MUG-02|Travel mug, 400 ml|كوب سفر|यात्रा मग|Drinkware", "NB-A5|Notebook A5|دفتر ملاحظات|नोटबुक|Paper",
        "PEN-1|Ball-point pen, blue|قلم حبر أزرق|निलो कलम|Paper", "TS-M|T-shirt white M|قميص أبيض|सेतो टिसर्ट|Clothes", "CAP-9|Boné São Paulo|قبعة|टोपी|Clothes",
        "CN-1|不锈钢水杯|كأس|गिलास|Drinkware", "SRV-50|Opening kit|طقم افتتاح|सेट|", "BOX-1|Gift wrap|الصندوق الخشبي|बाकस|",
    ];

    [Theory]
    // Whole words, beginnings, parts, SKU, category.
    [InlineData("coffee", "MUG-01")]
    [InlineData("coff", "MUG-01")]
    [InlineData("NB-A5", "NB-A5")]
    [InlineData("srv", "SRV-50")]
    [InlineData("drinkware", "MUG-01 MUG-02 CN-1")]
    [InlineData("400ml travel", "MUG-02")]
    // Small typing errors.
    [InlineData("cofee mug", "MUG-01 MUG-02")]
    [InlineData("notbook", "NB-A5")]
    [InlineData("bal point", "PEN-1")]
    // Accents and case.
    [InlineData("sao paulo", "CAP-9")]
    [InlineData("BONE", "CAP-9")]
    // Arabic: without vowel signs, with hamza left out, a letter too many.
    [InlineData("كوب", "MUG-01 MUG-02")]
    [InlineData("كُوب قهوه", "MUG-01 MUG-02")]
    [InlineData("ازرق", "PEN-1")]
    [InlineData("دفترر", "NB-A5")]
    // Arabic: with the article, on either side, and "and" before it.
    [InlineData("القميص", "TS-M")]
    [InlineData("بكم القميص", "TS-M")]
    [InlineData("والقميص", "TS-M")]
    [InlineData("الكوب", "MUG-01 MUG-02")]
    [InlineData("صندوق", "BOX-1")]
    [InlineData("الصندوق", "BOX-1")]
    // Devanagari: a part, a wrong vowel sign.
    [InlineData("नोटबुक", "NB-A5")]
    [InlineData("नोटबूक", "NB-A5")]
    [InlineData("कलम", "PEN-1")]
    // Digits of other scripts, a script without spaces.
    [InlineData("٤٠٠", "MUG-02")]
    [InlineData("水杯", "CN-1")]
    // A sentence that names something, and sentences that do not.
    [InlineData("I want a mug", "MUG-01 MUG-02")]
    [InlineData("hi", "")]
    [InlineData("hello", "")]
    [InlineData("track my order", "")]
    [InlineData("how are you doing today my friend", "")]
    public async Task A_search_finds_what_people_mean(string search, string expected)
    {
        await FillAsync();

        var page = (ProductsPage)await AskAsync(new FindProducts(search, null, 1, 10));

        Assert.Equal(expected, string.Join(' ', page.Products.Select(p => p.Sku)));
        Assert.Equal(page.Products.Count, page.Total);
    }

    [Fact]
    public async Task Pages_and_groups_are_in_the_order_of_the_erp()
    {
        await FillAsync();

        var second = (ProductsPage)await AskAsync(new FindProducts(null, "Drinkware", 2, 2));
        var groups = (GroupList)await AskAsync(new ListCategories());

        Assert.Equal((3, "CN-1"), (second.Total, Assert.Single(second.Products).Sku));
        Assert.Equal([new Group("Drinkware", 3), new Group("Paper", 2), new Group("Clothes", 2)], groups.Groups);
    }

    [Fact]
    public async Task A_hidden_product_leaves_the_menu_and_can_still_be_named()
    {
        var product = Product("HIDE-1", "Umbrella", version: 1);
        await StoreAsync(product);
        Assert.Equal(1, ((ProductsPage)await AskAsync(new FindProducts("umbrella", null, 1, 10))).Total);

        await flow.Others.PublishAsync(product with { Version = 2, Visible = false });
        await UntilAsync(async () => ((ProductsPage)await AskAsync(new FindProducts("umbrella", null, 1, 10))).Total == 0);

        Assert.False(((ProductFound)await AskAsync(new GetProduct(product.ProductId))).Product!.Visible);
        Assert.Equal(product.ProductId, ((ProductFound)await AskAsync(new GetProductByRetailerId("HIDE-1"))).Product!.ProductId);
    }

    [Fact]
    public async Task An_older_version_changes_nothing()
    {
        var product = Product("OLD-1", "New name", version: 5);
        await StoreAsync(product);

        await flow.Host.WithDatabaseAsync(db => ReadModel.Product.StoreAsync(db, product with { Version = 4, Name = Texts("Old name") }, CancellationToken.None));
        await flow.Host.WithDatabaseAsync(db => ReadModel.Product.StoreAsync(db, product with { Version = 5, Name = Texts("Same version") }, CancellationToken.None));

        Assert.Equal("New name", ((ProductFound)await AskAsync(new GetProduct(product.ProductId))).Product!.Name["en"]);
    }

    [Fact]
    public async Task Jobs_are_found_by_department_and_words()
    {
        var job = new JobChanged
        {
            JobId = Guid.CreateVersion7(),
            Version = 1,
            ExternalId = "J1",
            Name = Texts("Warehouse assistant"),
            Description = Texts(""),
            Department = "Logistics",
            Visible = true,
        };
        await flow.Others.PublishAsync(job);
        await UntilAsync(async () => ((JobFound)await AskAsync(new GetJob(job.JobId))).Job is not null);

        Assert.Equal(job.JobId, Assert.Single(((JobsPage)await AskAsync(new FindJobs("warehose", null, 1, 10))).Jobs).JobId);
        Assert.Equal(1, ((JobsPage)await AskAsync(new FindJobs(null, "Logistics", 1, 10))).Total);
        Assert.Contains(new Group("Logistics", 1), ((GroupList)await AskAsync(new ListDepartments())).Groups);
    }

    [Fact]
    public async Task Own_orders_and_applications_are_those_of_the_conversation_newest_first()
    {
        var chat = flow.NewChat();
        await chat.OrderAsync();
        var newer = chat.Order() with { OrderId = Guid.CreateVersion7(), PlacedAt = flow.Clock.GetUtcNow().AddMinutes(1) };
        var application = new ApplicationChanged
        {
            ApplicationId = Guid.CreateVersion7(),
            ConversationId = chat.Id,
            JobId = Guid.CreateVersion7(),
            Version = 1,
            Reference = "A-1",
            JobName = "Clerk",
            Stage = ApplicationStage.New,
            SubmittedAt = flow.Clock.GetUtcNow(),
        };
        await flow.Others.PublishAsync(newer);
        await flow.Others.PublishAsync(application);

        await UntilAsync(async () => ((OrderList)await AskAsync(new OwnOrders(5), chat.Id)).Orders.Count == 2);
        await UntilAsync(async () => ((ApplicationList)await AskAsync(new OwnApplications(5), chat.Id)).Applications.Count == 1);
        Assert.Equal(newer.OrderId, Assert.Single(((OrderList)await AskAsync(new OwnOrders(1), chat.Id)).Orders).OrderId);
    }

    [Fact]
    public async Task The_company_is_the_newest_that_was_heard_of()
    {
        var version = flow.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await flow.Others.PublishAsync(new CompanyChanged { Version = version, Name = "Himal Prints", Country = "NP", TimeZone = "Asia/Kathmandu", Currency = "NPR" });
        await UntilAsync(async () => await flow.Host.WithDatabaseAsync(db => db.Companies.AnyAsync(c => c.Name == "Himal Prints" && c.Currency == "NPR")));
    }

    async Task FillAsync()
    {
        for (var i = 0; i < Catalog.Length; i++)
        {
            var fields = Catalog[i].Split('|');
            await StoreAsync(Product(fields[0], fields[1], version: 1) with
            {
                // The same in every test of the class.
                ProductId = new Guid(i + 1, 0, 0, new byte[8]),
                Name = new Dictionary<string, string> { ["en"] = fields[1], ["ar"] = fields[2], ["ne"] = fields[3] },
                Category = fields[4].Length > 0 ? fields[4] : null,
                Position = i,
            });
        }
    }

    static ProductChanged Product(string sku, string name, long version) => new()
    {
        ProductId = Guid.CreateVersion7(),
        Version = version,
        ExternalId = $"x-{sku}",
        Sku = sku,
        Name = Texts(name),
        Description = Texts(""),
        Currency = "NPR",
        Quantities = [],
        Visible = true,
        Position = 1000,
    };

    static Dictionary<string, string> Texts(string text) => new() { ["en"] = text };

    async Task StoreAsync(ProductChanged product) => await flow.Host.WithDatabaseAsync(db => ReadModel.Product.StoreAsync(db, product, CancellationToken.None));

    async Task<QueryAnswer> AskAsync(Query query, Guid conversation = default)
    {
        await using var scope = flow.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Lookups>().AnswerAsync(conversation, query, CancellationToken.None);
    }

    static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await poll.WaitForNextTickAsync(patience.Token);
        }
    }
}
