using Bridge.Contracts.Catalog;
using Bridge.Contracts.Hr;
using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.ReadModel;

/// <summary>Answers what the engine must know, from Flow's own tables: browsing works while the ERP, Catalog or Hr is away.</summary>
sealed class Lookups(FlowDbContext db)
{
    IReadOnlyList<Guid> _together = [];
    HashSet<Guid>? _known;

    /// <summary>
    /// A transaction with these conversations begins. The menu asks everybody for his orders and applications, which most have none of: who has any is
    /// asked once for all of them, when the first is asked.
    /// </summary>
    public void Begin(IReadOnlyList<Guid> conversations) => (_together, _known) = (conversations, null);

    public Task<QueryAnswer> AnswerAsync(Guid conversation, Query query, CancellationToken ct) => query switch
    {
        FindProducts find => FindAsync(find, ct),
        ListCategories => CategoriesAsync(ct),
        GetProduct get => ProductAsync(db.Products.Where(p => p.Id == get.ProductId), ct),
        GetProductByRetailerId get => ProductAsync(
            db.Products.Where(p => p.Sku == get.RetailerId || p.ExternalId == get.RetailerId).OrderByDescending(p => p.Visible).ThenBy(p => p.Position), ct),
        FindJobs find => FindAsync(find, ct),
        ListDepartments => DepartmentsAsync(ct),
        GetJob get => JobAsync(get.JobId, ct),
        OwnOrders own => OrdersAsync(conversation, own.Limit, ct),
        GetOrder get => OrderAsync(get.DraftId, ct),
        OwnApplications own => ApplicationsAsync(conversation, own.Limit, ct),
        _ => throw new NotSupportedException($"Nothing answers {query.GetType().Name}."),
    };

    async Task<QueryAnswer> FindAsync(FindProducts find, CancellationToken ct)
    {
        var visible = db.Products.AsNoTracking().Where(p => p.Visible && (find.Category == null || p.Category == find.Category));
        if (!string.IsNullOrWhiteSpace(find.Search))
        {
            var words = SearchText.WordsOf(find.Search);
            visible = visible.Where(p => FlowDbContext.SearchScore(p.Search, words) > 0)
                .OrderByDescending(p => FlowDbContext.SearchScore(p.Search, words)).ThenBy(p => p.Position).ThenBy(p => p.Id);
        }
        else
        {
            visible = visible.OrderBy(p => p.Position).ThenBy(p => p.Id);
        }

        var page = await visible.Skip((find.Page - 1) * find.PageSize).Take(find.PageSize).Select(p => p.Body).ToListAsync(ct);
        return new ProductsPage(page, await TotalAsync(visible, find.Page, find.PageSize, page.Count, ct));
    }

    async Task<QueryAnswer> FindAsync(FindJobs find, CancellationToken ct)
    {
        var visible = db.Jobs.AsNoTracking().Where(j => j.Visible && (find.Department == null || j.Department == find.Department));
        if (!string.IsNullOrWhiteSpace(find.Search))
        {
            var words = SearchText.WordsOf(find.Search);
            visible = visible.Where(j => FlowDbContext.SearchScore(j.Search, words) > 0)
                .OrderByDescending(j => FlowDbContext.SearchScore(j.Search, words)).ThenBy(j => j.Position).ThenBy(j => j.Id);
        }
        else
        {
            visible = visible.OrderBy(j => j.Position).ThenBy(j => j.Id);
        }

        var page = await visible.Skip((find.Page - 1) * find.PageSize).Take(find.PageSize).Select(j => j.Body).ToListAsync(ct);
        return new JobsPage(page, await TotalAsync(visible, find.Page, find.PageSize, page.Count, ct));
    }

    /// <summary>A page that is not full has told the total.</summary>
    static async Task<int> TotalAsync<T>(IQueryable<T> all, int page, int size, int count, CancellationToken ct) =>
        count < size && (count > 0 || page == 1) ? ((page - 1) * size) + count : await all.CountAsync(ct);

    async Task<QueryAnswer> CategoriesAsync(CancellationToken ct) => new GroupList(
        await db.Products.Where(p => p.Visible && p.Category != null).GroupBy(p => p.Category!)
            .OrderBy(g => g.Min(p => p.Position)).ThenBy(g => g.Key)
            .Select(g => new Group(g.Key, g.Count())).ToListAsync(ct));

    async Task<QueryAnswer> DepartmentsAsync(CancellationToken ct) => new GroupList(
        await db.Jobs.Where(j => j.Visible && j.Department != null).GroupBy(j => j.Department!)
            .OrderBy(g => g.Min(j => j.Position)).ThenBy(g => g.Key)
            .Select(g => new Group(g.Key, g.Count())).ToListAsync(ct));

    static async Task<QueryAnswer> ProductAsync(IQueryable<Product> products, CancellationToken ct) =>
        new ProductFound(await products.AsNoTracking().Select(p => p.Body).FirstOrDefaultAsync(ct));

    async Task<QueryAnswer> JobAsync(Guid id, CancellationToken ct) =>
        new JobFound(await db.Jobs.AsNoTracking().Where(j => j.Id == id).Select(j => j.Body).SingleOrDefaultAsync(ct));

    async Task<QueryAnswer> OrdersAsync(Guid conversation, int limit, CancellationToken ct) =>
        new OrderList(await HasAnyAsync(conversation, ct) ? await OwnOrders(db, conversation, limit).ToListAsync(ct) : []);

    /// <summary>Whoever holds its Confirm has been shown it, be it in a conversation that ended in this one.</summary>
    async Task<QueryAnswer> OrderAsync(Guid draft, CancellationToken ct) =>
        new OrderFound(await db.Orders.AsNoTracking().Where(o => o.DraftId == draft).Select(o => o.Body).FirstOrDefaultAsync(ct));

    async Task<QueryAnswer> ApplicationsAsync(Guid conversation, int limit, CancellationToken ct) =>
        new ApplicationList(await HasAnyAsync(conversation, ct) ? await OwnApplications(db, conversation, limit).ToListAsync(ct) : []);

    async Task<bool> HasAnyAsync(Guid conversation, CancellationToken ct)
    {
        if (!_together.Contains(conversation))
        {
            return true;
        }

        var ids = _together.ToArray();
        _known ??= [.. await db.Database.SqlQuery<Guid>(
            $"""
            SELECT conversation_id AS "Value" FROM customer_order WHERE conversation_id = ANY({ids})
            UNION SELECT conversation_id FROM application WHERE conversation_id = ANY({ids})
            UNION SELECT merged_into FROM conversation WHERE merged_into = ANY({ids})
            """).ToListAsync(ct)];
        return _known.Contains(conversation);
    }

    // Asked in every session of who has some: compiled once. What was ordered in a conversation that ended in this one is his as well.
    static readonly Func<FlowDbContext, Guid, int, IAsyncEnumerable<OrderStatusChanged>> OwnOrders = EF.CompileAsyncQuery(
        (FlowDbContext db, Guid conversation, int limit) => db.Orders.AsNoTracking()
            .Where(o => o.ConversationId == conversation || db.Conversations.Where(c => c.MergedInto == conversation).Select(c => c.Id).Contains(o.ConversationId))
            .OrderByDescending(o => o.PlacedAt).Take(limit).Select(o => o.Body));

    static readonly Func<FlowDbContext, Guid, int, IAsyncEnumerable<ApplicationChanged>> OwnApplications = EF.CompileAsyncQuery(
        (FlowDbContext db, Guid conversation, int limit) => db.Applications.AsNoTracking()
            .Where(a => a.ConversationId == conversation || db.Conversations.Where(c => c.MergedInto == conversation).Select(c => c.Id).Contains(a.ConversationId))
            .OrderByDescending(a => a.SubmittedAt).Take(limit).Select(a => a.Body));
}
