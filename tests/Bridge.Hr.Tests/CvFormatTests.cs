using Bridge.Hr.Applications;

namespace Bridge.Hr.Tests;

public sealed class CvFormatTests
{
    [Theory]
    [InlineData("%PDF-1.7", "cv.exe", "application/pdf")]
    [InlineData("PK\u0003\u0004…", "cv.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("PK\u0003\u0004…", "cv.odt", "application/vnd.oasis.opendocument.text")]
    [InlineData("PK\u0003\u0004…", "cv.pdf", "application/zip")]
    [InlineData("{\\rtf1", "cv.doc", "application/rtf")]
    [InlineData("Asha, engineer", "cv.txt", "text/plain")]
    [InlineData("<script>", "cv.html", "application/octet-stream")]
    [InlineData("MZ", null, "application/octet-stream")]
    public void A_CV_is_what_its_first_bytes_say(string start, string? filename, string mimeType) =>
        Assert.Equal(mimeType, CvFormat.MimeTypeOf(System.Text.Encoding.UTF8.GetBytes(start), filename));
}
