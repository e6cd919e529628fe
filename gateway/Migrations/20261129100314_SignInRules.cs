using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Gateway.Migrations
{
    /// <inheritdoc />
    public partial class SignInRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sign_in_rules",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    second_factor = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    idle_hours = table.Column<int>(type: "integer", nullable: false),
                    longest_hours = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_rules", x => x.id);
                    table.CheckConstraint("ck_sign_in_rules_one", "id = 1");
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sign_in_rules");
        }
    }
}
