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
}
