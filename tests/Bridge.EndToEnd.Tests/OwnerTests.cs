using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>
/// The third side of the table of who may do what: whose it is. One customer has ordered and one has applied; every endpoint that reads, as the services' own documents name them, is asked by every
/// role, with every id of the two in every place for an id. What the one said is for no HR alone, what the other said for nobody but HR and admins.
/// </summary>
public sealed partial class OwnerTests(BridgeStack stack)
{
    const string Street = "5 Shibboleth Street, York";
    const string Email = "ophelia.owned@example.com";
    const string Cv = "%PDF-1.4 what Ophelia did in Elsinore";

    static readonly (string Role, bool ReadsShop, bool ReadsApplications)[] People =
    [
        ("Owner", true, true), ("Admin", true, true), ("Sales", true, false), ("HR", false, true), ("Agent", true, false), ("Viewer", true, false),
    ];

    [Fact]
    public async Task What_a_customer_said_is_read_by_no_role_that_may_not_by_whatever_endpoint_and_id()
    {
        var owner = await Console.SignInAsync(stack);
        var ids = new HashSet<string>();
        await OrderAsync(owner, ids);
        await ApplyAsync(owner, ids);
        Assert.True(ids.Count >= 6, string.Join(", ", ids));
        var paths = (await AccessTests.AllAsync(stack)).Where(e => e.Method == HttpMethod.Get).SelectMany(e => PathsOf(e.Template, ids)).Concat(
        [
            $"/api/messaging/conversations?search={Uri.EscapeDataString(Email)}", $"/api/messaging/conversations?search={Uri.EscapeDataString("Shibboleth")}", "/api/messaging/conversations?search=Ophelia",
        ]).ToList();
        var (wrong, shopRead, applicationRead) = (new List<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var (role, readsShop, readsApplications) in People)
        {
            var person = await AddAsync(owner, role);
            foreach (var path in paths)
            {
                var (status, body) = await person.SendAsync(HttpMethod.Get, path, null);
                if ((int)status >= 500)
                {
                    wrong.Add($"{role} {path}: {(int)status}");
                }

                // The page's own question stands in its answer where nothing was found.
                var answered = status == HttpStatusCode.OK ? body : "";
                Note(answered.Contains("Shibboleth", StringComparison.Ordinal), readsShop, "what was ordered", shopRead);
                Note(answered.Contains(Email, StringComparison.Ordinal) || answered.Contains(Cv[9..], StringComparison.Ordinal), readsApplications, "what an applicant said", applicationRead);

                void Note(bool read, bool may, string what, HashSet<string> by)
                {
                    if (read && !may)
                    {
                        wrong.Add($"{role} reads {what}: {path}");
                    }
                    else if (read)
                    {
                        by.Add(role);
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        // Who may, does: else nothing was looked at.
        Assert.Equal(People.Where(p => p.ReadsShop).Select(p => p.Role).Order(), shopRead.Order());
        Assert.Equal(People.Where(p => p.ReadsApplications).Select(p => p.Role).Order(), applicationRead.Order());
    }

    [Fact]
    public async Task Nobody_ends_or_reads_the_session_of_somebody_else()
    {
        var owner = await Console.SignInAsync(stack);
        var own = (await owner.GetAsync("/api/session/sessions")).EnumerateArray().Select(s => s.GetProperty("id").GetString()!).ToList();
        var admin = await AddAsync(owner, "Admin");

        foreach (var id in own)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await admin.SendAsync(HttpMethod.Delete, $"/api/session/sessions/{id}", null)).Status);
        }

        Assert.DoesNotContain((await admin.GetAsync("/api/session/sessions")).EnumerateArray(), s => own.Contains(s.GetProperty("id").GetString()!));
        await owner.GetAsync("/api/users");
    }

    /// <summary>Every id in every place for one; what is no id is a word.</summary>
    static IEnumerable<string> PathsOf(string template, HashSet<string> ids) =>
        Parameter().IsMatch(template) ? ids.Select(id => Parameter().Replace(template, place => place.Value.StartsWith("{kind", StringComparison.Ordinal) ? "Message" : id)) : [template];

    async Task OrderAsync(Console owner, HashSet<string> ids)
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Shopping Shirley");
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Order products");
        await phone.TapAndReadAsync("Drinkware");
        var card = await phone.TapAndReadAsync(Journeys.Product);
        await phone.TapAndReadAsync(card.Options[0]);
        await phone.WriteAndReadAsync(Street);
        var number = await phone.ConfirmAsync();
        var order = (await owner.GetAsync($"/api/catalog/orders?search={number}")).GetProperty("items").EnumerateArray().Single();
        ids.UnionWith([order.GetProperty("id").GetString()!, order.GetProperty("conversationId").GetString()!]);
    }

    async Task ApplyAsync(Console owner, HashSet<string> ids)
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Owned");
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Jobs");
        await phone.TapAndReadAsync("Laser Engraver");
        await phone.TapAndReadAsync("Apply");
        await phone.WriteAndReadAsync("Ophelia Owned");
        await phone.WriteAndReadAsync(Email);
        await phone.SendDocumentAsync("cv.pdf", "application/pdf", Cv);
        await phone.ReadAsync();
        Assert.Contains("Its reference is", (await phone.TapAndReadAsync("Send")).Text);
        var application = (await owner.GetAsync("/api/hr/applications?search=Ophelia")).GetProperty("items").EnumerateArray().First();
        var conversation = (await owner.GetAsync($"/api/messaging/conversations?search={phone.Number[1..]}")).GetProperty("items").EnumerateArray().Single();
        var chat = conversation.GetProperty("id").GetString()!;
        var files = (await owner.GetAsync($"/api/messaging/conversations/{chat}/files")).GetProperty("items").EnumerateArray().Select(f => f.GetProperty("mediaId").GetString()!);
        ids.UnionWith([application.GetProperty("id").GetString()!, chat, conversation.GetProperty("contact").GetProperty("id").GetString()!, .. files]);
    }

    async Task<Console> AddAsync(Console owner, string role)
    {
        var email = $"{role.ToLowerInvariant()}-{Guid.CreateVersion7():N}@example.com";
        var made = await owner.PostAsync("/api/users", new { email, name = role, roles = new[] { role } });
        return await Console.SignInAsync(stack, email, made.GetProperty("password").GetString()!);
    }

    [GeneratedRegex(@"\{(\w+)\??(?::[^}]*)?\}")]
    private static partial Regex Parameter();
}
