using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Bridge.EndToEnd.Tests;

public sealed class ApplicationTests(BridgeStack stack)
{
    [Fact]
    public async Task An_application_reaches_the_erp_with_its_cv()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Ann Miller");
        await phone.WriteAndReadAsync("hi");
        Assert.Contains("Laser Engraver", (await phone.TapAndReadAsync("Jobs")).Options);
        await phone.TapAndReadAsync("Laser Engraver");
        await phone.TapAndReadAsync("Apply");
        await phone.TapAndReadAsync("Ann Miller");
        await phone.WriteAndReadAsync("ann@example.com");
        await phone.SendDocumentAsync("cv.pdf", "application/pdf", "%PDF-1.4 what Ann has done");

        var summary = await phone.ReadAsync();
        Assert.Contains("cv.pdf", summary.Text);
        Assert.Contains("Its reference is", (await phone.TapAndReadAsync("Send")).Text);

        var applicant = Assert.Single(await stack.Erp.ApplicantsOfAsync(phone.Number));
        Assert.Equal("Ann Miller", applicant.GetProperty("name").GetString());
        Assert.Equal("Laser Engraver", applicant.GetProperty("role").GetString());
        Assert.Equal("ann@example.com", applicant.GetProperty("email").GetString());
        Assert.Equal("cv.pdf", applicant.GetProperty("resume_filename").GetString());
    }

    [Fact]
    public async Task A_cv_that_is_too_large_is_told_at_once_and_another_is_taken_with_the_photos_named_that_came_before_it()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Cleo Hart");
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Jobs");
        await phone.TapAndReadAsync("Laser Engraver");
        await phone.TapAndReadAsync("Apply");
        await phone.TapAndReadAsync("Cleo Hart");
        await phone.WriteAndReadAsync("cleo@example.com");
        await phone.SendPhotoAsync();
        Assert.Contains("I have 1 of your photos", (await phone.ReadAsync()).Text);

        using (var fault = await stack.Sandbox.PostAsJsonAsync("/sandbox/faults/media", new { kind = "too_large" }))
        {
            fault.EnsureSuccessStatusCode();
        }

        await phone.SendDocumentAsync("large.pdf", "application/pdf", "%PDF-1.4 a film of Cleo's life");
        var refused = await phone.ReadAsync();
        Assert.Contains("I could not get this file", refused.Text);
        Assert.Contains("I have 1 of your photos", refused.Text);

        await phone.SendDocumentAsync("cv.pdf", "application/pdf", "%PDF-1.4 what Cleo has done");
        var summary = await phone.ReadAsync();
        Assert.Contains("CV: cv.pdf", summary.Text);
        Assert.Contains("Photos sent in this chat: 1", summary.Text);
        Assert.Contains("Its reference is", (await phone.TapAndReadAsync("Send")).Text);

        var applicant = Assert.Single(await stack.Erp.ApplicantsOfAsync(phone.Number));
        Assert.Equal("cv.pdf", applicant.GetProperty("resume_filename").GetString());
        var console = await Console.SignInAsync(stack);
        var row = Assert.Single((await console.GetAsync("/api/hr/applications?search=Cleo%20Hart")).GetProperty("items").EnumerateArray());
        var answer = Assert.Single((await console.GetAsync($"/api/hr/applications/{row.GetProperty("id").GetString()}")).GetProperty("answers").EnumerateArray());
        Assert.Equal(("Photos sent in this chat", "1"), (answer.GetProperty("question").GetString(), answer.GetProperty("answer").GetString()));
    }

    [Fact]
    public async Task Photos_of_a_cv_reach_the_erp_as_one_document_and_the_applicant_sees_how_it_stands()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Bea Stone");
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Jobs");
        await phone.TapAndReadAsync("Laser Engraver");
        await phone.TapAndReadAsync("Apply");
        await phone.TapAndReadAsync("Bea Stone");
        await phone.WriteAndReadAsync("bea@example.com");
        await phone.SendPhotoAsync();
        Assert.Contains("I have 1 of your photos", (await phone.ReadAsync()).Text);
        await phone.SendPhotoAsync();
        Assert.Contains("I have 2 of your photos", (await phone.ReadAsync()).Text);

        await phone.TapAndReadAsync("Done");
        Assert.Contains("Its reference is", (await phone.TapAndReadAsync("Send")).Text);

        var applicant = Assert.Single(await stack.Erp.ApplicantsOfAsync(phone.Number));
        Assert.EndsWith(".pdf", applicant.GetProperty("resume_filename").GetString());
        var console = await Console.SignInAsync(stack);
        var application = Assert.Single((await console.GetAsync("/api/hr/applications?search=Bea%20Stone")).GetProperty("items").EnumerateArray());
        Assert.Equal("Delivered", application.GetProperty("delivery").GetString());
        var cv = Encoding.Latin1.GetString(await console.DownloadAsync($"/api/hr/applications/{application.GetProperty("id").GetString()}/cv"));
        Assert.StartsWith("%PDF-", cv);
        Assert.Equal(2, Regex.Count(cv, @"/Type\s*/Page\b"));
    }
}
