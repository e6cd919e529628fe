using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>A canned reply can bring a file along.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129133000_CannedReplyFile")]
sealed class CannedReplyFile : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(name: "sha256", table: "canned_reply", type: "text", nullable: true);
        migrationBuilder.AddColumn<string>(name: "mime_type", table: "canned_reply", type: "text", nullable: true);
        migrationBuilder.AddColumn<string>(name: "filename", table: "canned_reply", type: "text", nullable: true);
        migrationBuilder.AddColumn<long>(name: "size", table: "canned_reply", type: "bigint", nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var column in (string[])["sha256", "mime_type", "filename", "size"])
        {
            migrationBuilder.DropColumn(name: column, table: "canned_reply");
        }
    }
}
